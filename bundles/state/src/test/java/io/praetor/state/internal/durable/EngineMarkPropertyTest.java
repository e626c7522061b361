package io.praetor.state.internal.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.state.internal.wire.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class EngineMarkPropertyTest {

  private static final EngineMark MARK =
      new EngineMark("mvstore", "xodus", Set.of("xodus", "plain"));

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('0', '9')
        .ofMinLength(1)
        .ofMaxLength(64);
  }

  @Property(tries = 300)
  void shouldReadWhatWasWritten(
      @ForAll("names") String engine,
      @ForAll String configured,
      @ForAll @Size(max = 4) Set<@From("names") String> leftovers)
      throws MalformedDataException {
    Set<String> others = new TreeSet<>(leftovers);
    others.remove(engine);
    EngineMark mark = new EngineMark(engine, configured, others);
    assertEquals(mark, EngineMark.decode(mark.encode()));
    assertTrue(mark.isChosenUnder(configured));
  }

  @Property(tries = 500)
  void shouldMakeAMarkOrRefuse(@ForAll @Size(max = 100) byte[] garbage) {
    assertThrows(MalformedDataException.class, () -> EngineMark.decode(garbage));
  }

  @Example
  void shouldRefuseAMarkThatIsCut() {
    byte[] whole = MARK.encode();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(MalformedDataException.class, () -> EngineMark.decode(cut));
    }
  }

  @Example
  void shouldRefuseNamesThatLeadElsewhere() {
    for (String name : new String[] {"", "..", "a/b", "a.b", "-a", "a b", "a\u0000"}) {
      assertFalse(EngineMark.isName(name), name);
      assertThrows(IllegalArgumentException.class, () -> new EngineMark(name, "x", Set.of()));
      assertThrows(IllegalArgumentException.class, () -> MARK.withLeftover(name));
      byte[] bytes = bytes("engine " + name + "\nconfigured x\nend\n");
      assertThrows(MalformedDataException.class, () -> EngineMark.decode(bytes));
    }
  }

  @Example
  void shouldReadWhateverTheConfigurationNamed() throws MalformedDataException {
    String tooLong = "\u20ac".repeat(2 * EngineMark.MAX_CONFIGURED);
    for (String text : new String[] {"", "acme.rocks", "mvstore ", "a\nend\n", "%", tooLong}) {
      EngineMark mark = EngineMark.decode(MARK.configured(text).encode());
      assertTrue(mark.isChosenUnder(text), text);
      assertFalse(mark.isChosenUnder("xodus"), text);
    }
  }

  @Example
  void shouldRefuseAMarkWhoseEngineIsALeftover() {
    byte[] bytes = bytes("engine a\nconfigured a\nleftover a\nend\n");
    assertThrows(MalformedDataException.class, () -> EngineMark.decode(bytes));
    byte[] halfAnEscape = bytes("engine a\nconfigured %2\nend\n");
    assertThrows(MalformedDataException.class, () -> EngineMark.decode(halfAnEscape));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Example
  void shouldBeReadableByPeople() {
    assertEquals(
        "engine mvstore\nconfigured xodus\nleftover plain\nleftover xodus\nend\n",
        new String(MARK.encode(), StandardCharsets.UTF_8));
  }

  @Example
  void shouldLeaveTheOldEngineOverWhenAnotherCounts() {
    EngineMark changed = MARK.changedTo("plain", "mvstore");
    assertEquals(new EngineMark("plain", "mvstore", Set.of("mvstore", "xodus")), changed);
  }
}
