package io.praetor.format.go;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

class GoDurationPropertyTest {

  @Property(tries = 1000)
  void shouldReadWhatItWrites(@ForAll long nanos) {
    assertEquals(nanos, GoDuration.parse(GoDuration.text(nanos)));
  }

  @Property(tries = 2000)
  void shouldRefuseOrUnderstandAnyText(
      @ForAll @CharRange(from = '.', to = '9') @CharRange(from = 'm', to = 's') String text) {
    try {
      GoDuration.parse(text);
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().startsWith("time: "));
    }
  }

  @Example
  void shouldWriteAsGoDoes() {
    assertEquals("0s", GoDuration.text(0));
    assertEquals("10s", GoDuration.text(10_000_000_000L));
    assertEquals("1h0m0s", GoDuration.text(3_600_000_000_000L));
    assertEquals("1m30.5s", GoDuration.text(90_500_000_000L));
    assertEquals("1.5ms", GoDuration.text(1_500_000));
    assertEquals("-3µs", GoDuration.text(-3_000));
    assertEquals("7ns", GoDuration.text(7));
  }

  @Example
  void shouldRefuseInGosWords() {
    refused("time: invalid duration \"soon\"", "soon");
    refused("time: invalid duration \"\"", "");
    refused("time: missing unit in duration \"5\"", "5");
    refused("time: unknown unit \"x\" in duration \"5x\"", "5x");
    refused("time: invalid duration \"9999999h\"", "9999999h");
    refused("time: invalid duration \"9223372036854775808ns\"", "9223372036854775808ns");
    refused("time: invalid duration \"-9223372036854775809ns\"", "-9223372036854775809ns");
    assertEquals(Long.MIN_VALUE, GoDuration.parse("-9223372036854775808ns"));
    assertEquals(0, GoDuration.parse("0"));
    assertEquals(-1_500_000_000L, GoDuration.parse("-1.5s"));
  }

  private static void refused(String reason, String text) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> GoDuration.parse(text));
    assertEquals(reason, refusal.getMessage());
  }
}
