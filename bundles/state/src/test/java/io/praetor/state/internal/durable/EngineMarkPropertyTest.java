package io.praetor.state.internal.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.state.internal.wire.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
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
      @ForAll("names") String configured,
      @ForAll @Size(max = 4) Set<@From("names") String> leftovers)
      throws MalformedDataException {
    EngineMark mark = new EngineMark(engine, configured, leftovers).withoutLeftover(engine);
    assertEquals(mark, EngineMark.decode(mark.encode()));
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
      byte[] bytes = new EngineMark(name, "x", Set.of()).encode();
      assertThrows(MalformedDataException.class, () -> EngineMark.decode(bytes));
    }
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
