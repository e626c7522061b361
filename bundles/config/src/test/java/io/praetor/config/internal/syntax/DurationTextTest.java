package io.praetor.config.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationTextTest {

  @Test
  void shouldReadEveryUnit() throws Exception {
    assertEquals(Duration.ofMinutes(90), DurationText.parse("1h30m"));
    assertEquals(Duration.ofMillis(1500), DurationText.parse("1.5s"));
    assertEquals(Duration.ofMillis(-200), DurationText.parse("-200ms"));
    assertEquals(Duration.ofNanos(3005), DurationText.parse("3us5ns"));
    assertEquals(Duration.ofNanos(500), DurationText.parse(".5\u00b5s"));
    assertEquals(Duration.ZERO, DurationText.parse("0"));
  }

  @Test
  void shouldRefuseAsGoDoes() {
    assertEquals("time: missing unit in duration \"10\"", error("10"));
    assertEquals("time: unknown unit \"d\" in duration \"1d\"", error("1d"));
    assertEquals("time: invalid duration \"\"", error(""));
    assertEquals("time: invalid duration \"x\"", error("x"));
    assertEquals("time: invalid duration \"9999999999h\"", error("9999999999h"));
  }

  private static String error(String text) {
    return assertThrows(ConfigurationException.class, () -> DurationText.parse(text)).getMessage();
  }

  @Test
  void shouldPrintAsGoDoes() {
    assertEquals("0s", DurationText.text(Duration.ZERO));
    assertEquals("200ms", DurationText.text(Duration.ofMillis(200)));
    assertEquals("1.5s", DurationText.text(Duration.ofMillis(1500)));
    assertEquals("5m0s", DurationText.text(Duration.ofMinutes(5)));
    assertEquals("87600h0m0s", DurationText.text(Duration.ofDays(3_650)));
    assertEquals("-1m0.25s", DurationText.text(Duration.ofMillis(-60_250)));
    assertEquals("1.001\u00b5s", DurationText.text(Duration.ofNanos(1001)));
    assertEquals("7ns", DurationText.text(Duration.ofNanos(7)));
  }
}
