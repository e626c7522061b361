package io.praetor.config.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GoDurationTest {

  @Test
  void shouldReadEveryUnit() throws Exception {
    assertEquals(Duration.ofMinutes(90), GoDuration.parse("1h30m"));
    assertEquals(Duration.ofMillis(1500), GoDuration.parse("1.5s"));
    assertEquals(Duration.ofMillis(-200), GoDuration.parse("-200ms"));
    assertEquals(Duration.ofNanos(3005), GoDuration.parse("3us5ns"));
    assertEquals(Duration.ofNanos(500), GoDuration.parse(".5\u00b5s"));
    assertEquals(Duration.ZERO, GoDuration.parse("0"));
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
    return assertThrows(ConfigurationException.class, () -> GoDuration.parse(text)).getMessage();
  }
}
