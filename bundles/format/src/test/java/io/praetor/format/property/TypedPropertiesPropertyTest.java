package io.praetor.format.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class TypedPropertiesPropertyTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Property(tries = 500)
  void shouldReadWhatItWrites(@ForAll("properties") Map<String, Object> properties) {
    String text = TypedProperties.text(properties);
    assertTrue(text.chars().allMatch(character -> character < 0x7f), text);
    Map<String, Object> read = TypedProperties.read(bytes(text));
    assertEquals(text, TypedProperties.text(read));
    properties.forEach(
        (name, value) -> assertEquals(PropertyType.of(value), PropertyType.of(read.get(name))));
  }

  @Property(tries = 500)
  void shouldReadOrRefuseWhateverComes(@ForAll byte[] json) {
    outcome(json);
  }

  @Property(tries = 300)
  void shouldReadOrRefuseWhatIsCut(
      @ForAll("properties") @Size(min = 1) Map<String, Object> properties, @ForAll int at) {
    byte[] whole = bytes(TypedProperties.text(properties));
    byte[] cut = new byte[Math.floorMod(at, whole.length)];
    System.arraycopy(whole, 0, cut, 0, cut.length);
    outcome(cut);
  }

  @Property(tries = 300)
  void shouldReadOrRefuseAnyTypeAndNumber(@ForAll String type, @ForAll double number) {
    String name = type.replaceAll("[\\p{Cntrl}\"\\\\]", "");
    outcome(bytes("{\"a:" + name + "\":" + number + ",\"b:Integer[]\":[1e400,-1e-400]}"));
  }

  /** A value or its one exception; what was read can be written. */
  private static void outcome(byte[] json) {
    Map<String, Object> read;
    try {
      read = TypedProperties.read(json);
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertTrue(TypedProperties.text(read).startsWith("{"));
  }

  @Provide
  Arbitrary<Map<String, Object>> properties() {
    Arbitrary<String> names =
        Arbitraries.strings().withChars("abc.:-_").ofMinLength(1).ofMaxLength(6);
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            List.of(
                Arbitraries.strings().asGeneric(),
                Arbitraries.strings().array(String[].class).asGeneric(),
                Arbitraries.strings().list().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.longs().array(long[].class).asGeneric(),
                Arbitraries.longs().array(Long[].class).asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.doubles().array(Double[].class).asGeneric(),
                Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE)
                    .asGeneric(),
                Arbitraries.floats().asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.integers().set().asGeneric(),
                Arbitraries.shorts().asGeneric(),
                Arbitraries.bytes().array(byte[].class).asGeneric(),
                Arbitraries.chars().asGeneric(),
                Arbitraries.of(true, false).asGeneric()));
    return Arbitraries.maps(names, values).ofMaxSize(5);
  }
}
