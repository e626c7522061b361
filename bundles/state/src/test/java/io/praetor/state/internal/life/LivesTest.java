package io.praetor.state.internal.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.kv.KvLifetime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivesTest {

  private static final int LIMIT = 256;

  private final List<Lives.Decided> decided = new ArrayList<>();
  private final Lives lives = new Lives(decided::add);

  @Test
  void shouldEndLivesInOrderAndNeverEarly() {
    lives.seen(place("a"), row("a", 500, 1), at(0));
    lives.seen(place("b"), row("b", 200, 1), at(100));
    assertEquals(at(200), lives.dueIn(at(100)));
    assertEquals(List.of(), lives.takeDue(at(299), LIMIT));
    assertEquals(List.of(place("b")), due(300));
    assertEquals(List.of(place("a")), due(500));
    assertEquals(Lives.NEVER, lives.dueIn(at(500)));
  }

  @Test
  void shouldCountFromTheNewestVersion() {
    lives.seen(place("a"), row("a", 100, 1), at(0));
    lives.seen(place("a"), row("a", 100, 1), at(50));
    assertEquals(at(50), lives.dueIn(at(50)));
    lives.seen(place("a"), row("a", 300, 2), at(60));
    assertEquals(at(300), lives.dueIn(at(60)));
    lives.seen(place("a"), row("a", 10, 3), at(70));
    assertEquals(at(10), lives.dueIn(at(70)));
    assertEquals(1, lives.size());
  }

  @Test
  void shouldForgetWhatIsGoneOrLivesForEver() {
    lives.seen(place("a"), row("a", 100, 1), at(0));
    lives.seen(place("b"), row("b", 100, 1), at(0));
    lives.seen(place("a"), null, at(10));
    lives.seen(place("b"), row("b", 0, 2), at(10));
    lives.seen(place("c"), row("c", 0, 2), at(10));
    assertEquals(0, lives.size());
    assertEquals(Lives.NEVER, lives.dueIn(at(1000)));
  }

  @Test
  void shouldBeginAgainWhenRenewed() {
    lives.seen(place("a"), row("a", 100, 1), at(0));
    assertEquals(Verdict.RENEWED, lives.renew(place("a"), at(99)).join());
    assertEquals(List.of(), lives.takeDue(at(198), LIMIT));
    assertEquals(List.of(place("a")), due(199));
    assertEquals(Verdict.GONE, lives.renew(place("b"), at(99)).join());
  }

  @Test
  void shouldAnswerForAnEndingLifeOnlyWhenItsEndIsKnown() {
    lives.seen(place("a"), row("a", 100, 1), at(0));
    lives.seen(place("b"), row("b", 100, 1), at(0));
    assertEquals(2, due(100).size());
    CompletableFuture<Verdict> gone = lives.renew(place("a"), at(110));
    CompletableFuture<Verdict> changed = lives.renew(place("b"), at(110));
    assertFalse(gone.isDone());
    lives.seen(place("a"), null, at(120));
    lives.seen(place("b"), row("b", 100, 2), at(120));
    tell();
    assertEquals(Verdict.GONE, gone.join());
    assertEquals(Verdict.RENEWED, changed.join());
    assertEquals(at(100), lives.dueIn(at(120)));
  }

  @Test
  void shouldTryAgainLessAndLessOften() {
    lives.seen(place("a"), row("a", 100, 1), at(0));
    List<Life> taken = lives.takeDue(at(100), LIMIT);
    long now = at(100);
    long pause = Lives.FIRST_RETRY_NANOS;
    for (int i = 0; i < 20; i++) {
      lives.failed(taken, false, now);
      assertEquals(pause, lives.dueIn(now));
      assertFalse(lives.renew(place("a"), now).isDone(), "its end is not known");
      now += pause;
      taken = lives.takeDue(now, LIMIT);
      assertEquals(1, taken.size());
      pause = Math.min(2 * pause, Lives.LAST_RETRY_NANOS);
    }
  }

  @Test
  void shouldNotTryAgainWhatWasSeenToGoOrToChange() {
    lives.seen(place("a"), row("a", 100, 1), at(0));
    lives.seen(place("b"), row("b", 100, 1), at(0));
    List<Life> taken = lives.takeDue(at(100), LIMIT);
    lives.seen(place("a"), null, at(101));
    lives.seen(place("b"), row("b", 100, 2), at(101));
    lives.failed(taken, false, at(102));
    assertEquals(1, lives.size());
    assertEquals(at(99), lives.dueIn(at(102)));
  }

  @Test
  void shouldKeepSuspectsApart() {
    for (String key : List.of("a", "b", "c")) {
      lives.seen(place(key), row(key, 100, 1), at(0));
    }
    lives.failed(lives.takeDue(at(100), LIMIT), true, at(100));
    for (int i = 0; i < 3; i++) {
      assertEquals(1, lives.takeDue(at(200), LIMIT).size());
    }
    assertEquals(0, lives.takeDue(at(200), LIMIT).size());
  }

  @Test
  void shouldTakeNoMoreThanAskedFor() {
    for (int i = 0; i < 5; i++) {
      lives.seen(place("k" + i), row("k" + i, 100, 1), at(0));
    }
    assertEquals(3, lives.takeDue(at(100), 3).size());
    assertEquals(2, lives.takeDue(at(100), 3).size());
  }

  @Test
  void shouldSendThoseWhoWaitElsewhereWhenItForgets() {
    lives.seen(place("a"), row("a", 100, 1), at(0));
    due(100);
    CompletableFuture<Verdict> waits = lives.renew(place("a"), at(101));
    lives.clear();
    tell();
    assertEquals(Verdict.NOT_LEADING, waits.join());
    assertEquals(0, lives.size());
  }

  @Test
  void shouldTakeAnEndlessLifeForVeryLong() {
    lives.seen(place("a"), row("a", Long.MAX_VALUE, 1), Long.MAX_VALUE - 5);
    lives.seen(place("b"), row("b", 1, 1), Long.MAX_VALUE - 5);
    assertEquals(at(1), lives.dueIn(Long.MAX_VALUE - 5));
    assertEquals(List.of(place("b")), places(lives.takeDue(Long.MAX_VALUE - 5 + at(1), LIMIT)));
  }

  /** Against a plain table of deadlines: each row goes at its time, to the millisecond. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldBeExactWithAHundredThousandRows(long seed) {
    Random random = new Random(seed);
    int rows = 100_000;
    Map<RowPlace, Long> expected = new HashMap<>();
    for (int i = 0; i < rows; i++) {
      begin(expected, i, 1 + random.nextInt(20_000), 1, 0);
    }
    long index = 2;
    for (long now = 0; now <= 30_000; now += 50) {
      for (int i = 0; i < 100; i++) {
        int row = random.nextInt(rows);
        if (random.nextInt(4) == 0) {
          begin(expected, row, 1 + random.nextInt(5_000), index++, now);
        } else if (expected.containsKey(place("r" + row))) {
          assertEquals(Verdict.RENEWED, lives.renew(place("r" + row), at(now)).join());
          expected.put(place("r" + row), now + millis.get(row));
        }
      }
      end(expected, now);
    }
    assertEquals(expected.size(), lives.size());
  }

  private final Map<Integer, Long> millis = new HashMap<>();

  private void begin(Map<RowPlace, Long> expected, int row, long life, long index, long now) {
    String key = "r" + row;
    lives.seen(place(key), row(key, life, index), at(now));
    millis.put(row, life);
    expected.put(place(key), now + life);
  }

  private void end(Map<RowPlace, Long> expected, long now) {
    Set<RowPlace> ended = new HashSet<>();
    List<Life> due = lives.takeDue(at(now), LIMIT);
    while (!due.isEmpty()) {
      assertTrue(due.size() <= LIMIT);
      due.forEach(life -> ended.add(life.place));
      due = lives.takeDue(at(now), LIMIT);
    }
    Set<RowPlace> wanted = new HashSet<>();
    expected.forEach(
        (place, deadline) -> {
          if (deadline <= now) {
            wanted.add(place);
          }
        });
    assertEquals(wanted, ended, "at " + now);
    ended.forEach(place -> lives.seen(place, null, at(now)));
    expected.keySet().removeAll(ended);
  }

  private List<RowPlace> due(long millis) {
    return places(lives.takeDue(at(millis), LIMIT));
  }

  private static List<RowPlace> places(List<Life> taken) {
    return taken.stream().map(life -> life.place).toList();
  }

  private void tell() {
    decided.forEach(one -> one.asker().complete(one.verdict()));
  }

  private static RowPlace place(String key) {
    return new RowPlace(11, key.getBytes(StandardCharsets.UTF_8));
  }

  private static KvLifetime row(String key, long millis, long index) {
    return new KvLifetime(key, millis, index);
  }

  private static long at(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
