package io.praetor.http.internal.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GoDurationTest {

  @Test
  void shouldReadWhatGoReads() {
    assertEquals(Duration.ofSeconds(90), GoDuration.parse("1m30s"));
    assertEquals(Duration.ofMinutes(90), GoDuration.parse("1.5h"));
    assertEquals(Duration.ofMillis(250), GoDuration.parse("250ms"));
    assertEquals(Duration.ofNanos(1_500), GoDuration.parse("1.5us"));
    assertEquals(Duration.ofNanos(1_000), GoDuration.parse("1\u00b5s"));
    assertEquals(Duration.ofMillis(500), GoDuration.parse(".5s"));
    assertEquals(Duration.ofSeconds(-2), GoDuration.parse("-2s"));
    assertEquals(Duration.ZERO, GoDuration.parse("0"));
    assertEquals(Duration.ZERO, GoDuration.parse("+0"));
  }

  @Test
  void shouldRefuseTheRest() {
    for (String text :
        new String[] {"", "10", "s", "-", ".s", "1.2.3s", "1 s", "1d", "9999999999h", "1s2"}) {
      assertNull(GoDuration.parse(text), text);
    }
    assertNull(GoDuration.parse("1".repeat(100) + "s"));
  }
}
