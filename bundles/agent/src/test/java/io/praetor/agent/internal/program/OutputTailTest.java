package io.praetor.agent.internal.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTailTest {

  private static String tail(String output) throws IOException {
    return OutputTail.of(new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8))).text();
  }

  @Test
  void shouldKeepShortOutputs() throws IOException {
    assertEquals("", tail(""));
    assertEquals("a\nb\n", tail("a\nb\n"));
    assertEquals("x".repeat(4_096), tail("x".repeat(4_096)));
  }

  @Test
  void shouldKeepTheEndOfLongOnes() throws IOException {
    assertEquals(
        "Captured 4096 of 10001 bytes\n...\n" + "x".repeat(4_095) + "y",
        tail("x".repeat(10_000) + "y"));
  }
}
