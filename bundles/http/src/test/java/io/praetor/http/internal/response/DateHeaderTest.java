package io.praetor.http.internal.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DateHeaderTest {

  private long now = 784_111_777_000L;
  private final DateHeader header = new DateHeader(() -> now);

  @Test
  void shouldBeTheExampleOfTheStandard() {
    assertEquals(
        "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n",
        new String(header.line(), StandardCharsets.US_ASCII));
  }

  @Test
  void shouldBeMadeOnceASecond() {
    byte[] first = header.line();
    now += 999;
    assertSame(first, header.line());
    now += 1;
    assertEquals('8', header.line()[first.length - 7]);
  }
}
