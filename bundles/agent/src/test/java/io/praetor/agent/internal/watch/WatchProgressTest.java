package io.praetor.agent.internal.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchProgressTest {

  private final WatchProgress progress = new WatchProgress();

  private static byte[] view(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private boolean isNews(long index, String text) {
    Optional<byte[]> news = progress.answered(index, view(text));
    news.ifPresent(told -> assertArrayEquals(view(text), told));
    return news.isPresent();
  }

  @Test
  void shouldTellTheFirstAnswerAndEveryOtherOne() {
    assertEquals(0, progress.index());
    assertTrue(isNews(5, "null"));
    assertEquals(5, progress.index());
    assertTrue(isNews(7, "a"));
    assertEquals(false, isNews(7, "b")); // a wait that ended without a change
    assertEquals(false, isNews(9, "a")); // a change of something else
    assertEquals(9, progress.index());
    assertTrue(isNews(3, "b")); // a snapshot was restored
    assertEquals(3, progress.index());
  }

  @Test
  void shouldPauseLongerAfterMoreFailuresAndTellAgainAfterwards() {
    assertTrue(isNews(5, "a"));
    assertEquals(5_000, progress.failedMillis());
    assertEquals(0, progress.index());
    assertEquals(20_000, progress.failedMillis());
    assertEquals(45_000, progress.failedMillis());
    for (int i = 0; i < 100; i++) {
      assertTrue(progress.failedMillis() <= 180_000);
    }
    assertEquals(180_000, progress.failedMillis());
    assertTrue(isNews(5, "a"));
    assertEquals(5_000, progress.failedMillis());
  }
}
