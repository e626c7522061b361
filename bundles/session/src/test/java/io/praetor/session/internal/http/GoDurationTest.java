package io.praetor.session.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GoDurationTest {

  @Test
  void shouldReadWhatGoReads() throws MalformedDurationException {
    assertEquals(0, GoDuration.parse("0"));
    assertEquals(15_000_000_000L, GoDuration.parse("15s"));
    assertEquals(5_400_000_000_000L, GoDuration.parse("1h30m"));
    assertEquals(1_500_000_000L, GoDuration.parse("1.5s"));
    assertEquals(500_000_000L, GoDuration.parse(".5s"));
    assertEquals(-3, GoDuration.parse("-3ns"));
    assertEquals(2_000, GoDuration.parse("+2\u00b5s"));
  }

  @Test
  void shouldRefuseInTheWordsOfGo() {
    assertRefused("time: invalid duration \"soon\"", "soon");
    assertRefused("time: invalid duration \"\"", "");
    assertRefused("time: missing unit in duration \"5\"", "5");
    assertRefused("time: unknown unit \"x\" in duration \"5x\"", "5x");
    assertRefused("time: invalid duration \"9999999h\"", "9999999h");
    assertRefused("time: invalid duration \"\\\"\"", "\"");
  }

  @Test
  void shouldPrintAsGoPrints() {
    assertEquals("10s", GoDuration.text(10_000_000_000L));
    assertEquals("1.5s", GoDuration.text(1_500_000_000L));
    assertEquals("1m0s", GoDuration.text(60_000_000_000L));
    assertEquals("24h0m0s", GoDuration.text(TimeToLive.MAX_NANOS));
    assertEquals("1h1m1.5s", GoDuration.text(3_661_500_000_000L));
  }

  @Property(tries = 300)
  void shouldReadWhatItPrinted(@ForAll @LongRange(min = 1_000_000_000) long nanos)
      throws MalformedDurationException {
    assertEquals(nanos, GoDuration.parse(GoDuration.text(nanos)));
  }

  @Property(tries = 1_000)
  void shouldReadOrRefuseAnyText(@ForAll String text) {
    try {
      GoDuration.parse(text);
    } catch (MalformedDurationException e) {
      assertTrue(e.getMessage().startsWith("time: "));
    }
  }

  private static void assertRefused(String reason, String text) {
    assertEquals(
        reason,
        assertThrows(MalformedDurationException.class, () -> GoDuration.parse(text)).getMessage());
  }
}
