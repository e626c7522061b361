package io.praetor.agent.internal.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputChunksTest {

  private static final long MILLI = 1_000_000;

  private final OutputChunks chunks = new OutputChunks();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void add(String text, long millis) {
    chunks.add(bytes(text), text.length(), millis * MILLI);
  }

  private byte[] poll(long millis) {
    return chunks.poll(millis * MILLI);
  }

  @Test
  void shouldWaitForMoreBeforeItGivesALittle() {
    add("a", 0);
    assertNull(poll(499));
    add("b", 400);
    assertNull(poll(899));
    assertEquals(MILLI, chunks.waitNanos(899 * MILLI, 1_000 * MILLI));
    assertArrayEquals(bytes("ab"), poll(900));
    assertNull(poll(10_000));
    assertEquals(7, chunks.waitNanos(0, 7));
  }

  @Test
  void shouldGiveFullPiecesAtOnce() {
    add("x".repeat(9_000), 0);
    assertArrayEquals(bytes("x".repeat(4_096)), poll(0));
    assertArrayEquals(bytes("x".repeat(4_096)), poll(0));
    assertNull(poll(0));
    assertFalse(chunks.isOver());
    chunks.end();
    assertFalse(chunks.isOver());
    assertArrayEquals(bytes("x".repeat(9_000 - 2 * 4_096)), poll(0));
    assertTrue(chunks.isOver());
  }

  @Test
  void shouldTakeOnlySoMuchAhead() {
    for (int i = 0; i < OutputChunks.CHUNKS_MAX; i++) {
      assertTrue(chunks.hasRoom());
      add("x".repeat(OutputChunks.CHUNK_BYTES), 0);
    }
    assertFalse(chunks.hasRoom());
    assertEquals(OutputChunks.CHUNK_BYTES, poll(0).length);
    assertTrue(chunks.hasRoom());
  }
}
