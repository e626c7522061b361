package io.praetor.health.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {

  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final Lane lane = new Lane(threads::add);
  private final List<Integer> done = new ArrayList<>();
  private int inside;
  private int most;

  private void runThreads() {
    for (Runnable thread = threads.poll(); thread != null; thread = threads.poll()) {
      thread.run();
    }
  }

  @Test
  void shouldRunTasksInOrderOnOneThread() {
    for (int i = 0; i < 10; i++) {
      int number = i;
      lane.execute(() -> done.add(number));
    }
    assertEquals(1, threads.size());
    runThreads();
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), done);
    lane.execute(() -> done.add(10));
    assertEquals(1, threads.size(), "it begins again");
  }

  @Test
  void shouldGoOnAfterErrorsAndWhenThereWasNoThread() {
    boolean[] full = {true};
    Lane poor =
        new Lane(
            task -> {
              if (full[0]) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              threads.add(task);
            });
    assertThrows(OutOfMemoryError.class, () -> poor.execute(() -> done.add(1)));
    full[0] = false;
    poor.execute(
        () -> {
          throw new OutOfMemoryError();
        });
    poor.execute(() -> done.add(2));
    runThreads();
    assertEquals(List.of(1, 2), done);
  }

  @Test
  void shouldGoOnWhileATaskIsStuckAndBeNarrowAgainAfterIt() {
    lane.execute(
        () -> {
          lane.execute(() -> done.add(1));
          assertEquals(0, threads.size());
          lane.widen();
          runThreads();
          assertEquals(List.of(1), done, "the other task ran meanwhile");
          lane.narrow();
        });
    runThreads();
    lane.execute(() -> done.add(2));
    lane.execute(() -> done.add(3));
    assertEquals(1, threads.size(), "one at a time");
    runThreads();
    assertEquals(List.of(1, 2, 3), done);
  }

  @Test
  void shouldTakeOnlySoManyThreadsHoweverManyAreStuck() {
    stick(0);
    assertEquals(16, most);
  }

  private void stick(int tasks) {
    lane.execute(
        () -> {
          most = Math.max(most, ++inside);
          if (tasks < 100) {
            lane.widen();
            stick(tasks + 1);
            runThreads();
            lane.narrow();
          }
          inside--;
        });
    runThreads();
  }

  @Test
  void shouldSurviveATaskThatThrows() {
    lane.execute(
        () -> {
          throw new IllegalStateException("task");
        });
    lane.execute(() -> done.add(1));
    runThreads();
    assertEquals(List.of(1), done);
  }
}
