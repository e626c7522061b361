package io.praetor.raft.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoDurationTest {

  @Test
  void shouldWriteAsGoDoes() {
    assertEquals("0s", GoDuration.text(0));
    assertEquals("200ms", GoDuration.text(200));
    assertEquals("10s", GoDuration.text(10_000));
    assertEquals("1.5s", GoDuration.text(1_500));
    assertEquals("1m0s", GoDuration.text(60_000));
    assertEquals("2h0m0.25s", GoDuration.text(7_200_250));
    assertEquals("-1.001s", GoDuration.text(-1_001));
  }

  @Test
  void shouldReadWhatGoReads() {
    assertEquals(200, GoDuration.parse("200ms"));
    assertEquals(90_000, GoDuration.parse("1m30s"));
    assertEquals(1_500, GoDuration.parse("1.5s"));
    assertEquals(500, GoDuration.parse(".5s"));
    assertEquals(0, GoDuration.parse("0"));
    assertEquals(-1_000, GoDuration.parse("-1s"));
  }

  @Test
  void shouldRefuseTheRest() {
    for (String bad :
        List.of("", "soon", "1", "s", "1 s", "1sx", "--1s", "1e3s", "9999999999999h")) {
      assertThrows(IllegalArgumentException.class, () -> GoDuration.parse(bad), bad);
    }
  }
}
