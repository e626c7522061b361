package io.praetor.shell.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopRequestsTest {

  private final StopRequests requests = new StopRequests();
  private final List<String> told = new ArrayList<>();

  @Test
  void shouldTellWhatRunsOnce() {
    try (StoppableRun ended = requests.begin()) {
      ended.accept(() -> told.add("ended"));
    }
    try (StoppableRun first = requests.begin();
        StoppableRun second = requests.begin()) {
      first.accept(() -> told.add("one"));
      second.accept(() -> told.add("one"));
      requests.interrupt();
      requests.interrupt();
    }
    assertEquals(List.of("one", "one"), told);
  }

  @Test
  void shouldTellAtOnceWhoeverListensTooLate() {
    try (StoppableRun run = requests.begin()) {
      requests.interrupt();
      run.accept(() -> told.add("late"));
    }
    assertEquals(List.of("late"), told);
  }

  @Test
  void shouldStopLaterCommandsOnlyOnceNobodyIsThere() {
    requests.interrupt();
    try (StoppableRun run = requests.begin()) {
      run.accept(() -> told.add("after Ctrl-C"));
    }
    requests.depart();
    try (StoppableRun run = requests.begin()) {
      run.accept(() -> told.add("after the end"));
    }
    assertEquals(List.of("after the end"), told);
  }

  @Test
  void shouldTellOthersWhereOneFails() {
    try (StoppableRun run = requests.begin()) {
      run.accept(
          () -> {
            throw new IllegalStateException("does not want to");
          });
      run.accept(() -> told.add("next"));
      requests.depart();
    }
    assertEquals(List.of("next"), told);
  }
}
