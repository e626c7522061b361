package io.praetor.history.internal.watch;

import static io.praetor.history.internal.FakeState.check;
import static io.praetor.history.internal.FakeState.gone;
import static io.praetor.history.internal.FakeState.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.WriteTxn;
import io.praetor.history.internal.FakeState;
import io.praetor.history.internal.memory.Change;
import io.praetor.history.internal.memory.Limits;
import io.praetor.history.internal.memory.Recollection;
import io.praetor.testkit.time.ManualTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthWatchTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Choice WEB = new Choice("", "", "web");

  private final ManualTimer thread = new ManualTimer();
  private final FakeState state = new FakeState();
  private Instant now = START;
  private final HealthWatch watch =
      new HealthWatch(Limits.lasting(Duration.ofHours(1)), () -> now, thread);

  @BeforeEach
  void register() {
    state.change(check("n1", "serfHealth", "", "passing"));
    state.change(check("n1", "web:1", "web", "passing").andThen(service("n1", "web")));
    state.change(check("n2", "db:1", "db", "warning"));
    watch.attach(state);
    thread.run();
  }

  @AfterEach
  void end() {
    thread.shutdownNow();
  }

  @Test
  void shouldInventNothingThatWasBefore() {
    Recollection told = recall(WEB);
    assertEquals(List.of(), told.checks());
    assertEquals(START, told.since());
    assertFalse(told.truncated());
  }

  @Test
  void shouldSeeAChangeAsSoonAsItHappens() {
    after(5, check("n1", "web:1", "web", "critical"));
    thread.run();
    after(7, check("n1", "web:1", "web", "passing"));
    thread.elapse();
    now = START.plusSeconds(60);
    assertEquals(
        List.of(
            "web:1 passing>critical at 5: is critical", "web:1 critical>passing at 12: is passing"),
        changes(recall(WEB)));
  }

  @Test
  void shouldTellWhoeverAsksWhatHappenedJustBefore() {
    after(1, check("n1", "web:1", "web", "critical"));
    thread.run();
    // A pause has begun, in which nobody looks.
    after(1, check("n1", "web:1", "web", "warning"));
    assertEquals(
        List.of(
            "web:1 passing>critical at 1: is critical", "web:1 critical>warning at 2: is warning"),
        changes(recall(WEB)));
  }

  @Test
  void shouldTellOfChecksThatComeAndGo() {
    after(1, check("n3", "new", "", "critical"));
    thread.run();
    after(1, gone("n3", "new"));
    thread.elapse();
    Recollection told = recall(new Choice("N3", "NEW", ""));
    assertEquals(List.of("new >critical at 1: is critical", "new critical> at 2: "), changes(told));
    assertEquals("", told.checks().get(0).status());
  }

  @Test
  void shouldTellOneCheckFromAnotherUnderTheSameName() {
    after(1, gone("n2", "db:1").andThen(check("n2", "db:1", "db", "warning")));
    assertEquals(
        List.of("db:1 warning> at 1: ", "db:1 >warning at 1: is warning"),
        changes(recall(new Choice("n2", "", ""))));
  }

  @Test
  void shouldTakeNoNoticeOfOtherNews() {
    after(1, check("n1", "web:1", "web", "passing"));
    after(1, service("n9", "web"));
    thread.elapse();
    assertEquals(List.of(), changes(recall(WEB)));
  }

  @Test
  void shouldCountTheChecksOfNodesAmongThoseOfTheirServices() {
    after(1, check("n1", "serfHealth", "", "critical"));
    after(1, check("n2", "serfHealth", "", "critical"));
    after(1, check("n2", "db:1", "db", "critical"));
    assertEquals(List.of("serfHealth passing>critical at 3: is critical"), changes(recall(WEB)));
    assertEquals(List.of("db:1", "serfHealth"), ids(recall(new Choice("n2", "", ""))));
    assertEquals(List.of(), ids(recall(new Choice("n2", "", "web"))));
  }

  @Test
  void shouldAskNoMoreThanOnceInAPause() {
    thread.elapse();
    int reads = state.reads();
    for (int i = 0; i < 100; i++) {
      after(0, check("n1", "web:1", "web", i % 2 == 0 ? "critical" : "passing"));
      thread.run();
    }
    assertEquals(reads + 1, state.reads());
    thread.elapse();
    assertEquals(reads + 3, state.reads());
    assertEquals(2, changes(recall(WEB)).size());
  }

  @Test
  void shouldSurviveARestoredCopyWithOlderIndexes() {
    after(1, check("n1", "web:1", "web", "critical"));
    thread.run();
    thread.elapse();
    now = now.plusSeconds(1);
    state.restore(1, check("n1", "web:1", "web", "critical"));
    thread.run();
    after(1, check("n1", "web:1", "web", "passing"));
    thread.elapse();
    assertEquals(
        List.of(
            "web:1 passing>critical at 1: is critical", "web:1 critical>passing at 3: is passing"),
        changes(recall(new Choice("n1", "web:1", ""))));
    assertEquals(List.of("db:1 warning> at 2: "), changes(recall(new Choice("n2", "", ""))));
  }

  @Test
  void shouldSeeACopyThatWasRestoredDuringAPauseWhenTimeIsUp() {
    thread.elapse();
    after(1, check("n1", "web:1", "web", "critical"));
    thread.run();
    assertEquals(0, state.waiting());
    state.restore(0, check("n1", "web:1", "web", "warning"));
    thread.elapse();
    assertEquals(1, state.waiting());
    now = now.plusSeconds(1);
    state.expire();
    thread.run();
    Recollection told = recall(WEB);
    assertEquals(List.of("serfHealth", "web:1"), ids(told));
    assertEquals("warning", told.checks().get(1).status());
  }

  /** The node's checks tell why the service had no healthy instance while it was there. */
  @Test
  void shouldTellOfNodesThatHadAnInstance() {
    after(1, check("n1", "serfHealth", "", "critical"));
    after(1, check("n1", "web:1", "web", "critical"));
    state.restore(9, check("n2", "db:1", "db", "warning"));
    assertEquals(List.of("serfHealth", "web:1"), ids(recall(WEB)));
  }

  @Test
  void shouldBeginAnewWithAnotherState() {
    after(1, check("n1", "web:1", "web", "critical"));
    thread.run();
    thread.elapse();
    assertEquals(1, state.waiting());
    now = START.plusSeconds(9);
    FakeState other = new FakeState();
    watch.attach(other);
    watch.detach(state);
    thread.run();
    assertEquals(0, state.waiting());
    assertEquals(START.plusSeconds(9), recall(WEB).since());
    assertEquals(List.of(), recall(WEB).checks());
  }

  @Test
  void shouldRefuseWithoutAState() {
    watch.detach(state);
    assertInstanceOf(UnavailableException.class, failure());
  }

  @Test
  void shouldBeginWhenThereIsALeader() {
    FakeState other = new FakeState();
    other.leaderless(true);
    watch.attach(other);
    thread.run();
    assertInstanceOf(NoLeaderException.class, failure());
    other.leaderless(false);
    other.change(check("n1", "web:1", "web", "passing"));
    now = START.plusSeconds(3);
    thread.elapse();
    other.change(check("n1", "web:1", "web", "critical"));
    assertEquals(List.of("web:1 passing>critical at 3: is critical"), changes(recall(WEB)));
    assertEquals(START.plusSeconds(3), recall(WEB).since());
  }

  @Test
  void shouldRefuseWhenTooManyAsk() {
    for (int i = 0; i < HealthWatch.ASKING_MAX; i++) {
      assertFalse(watch.recall(WEB).isDone());
    }
    assertTrue(watch.recall(WEB).isCompletedExceptionally());
    thread.run();
    assertEquals(START, recall(WEB).since());
  }

  @Test
  void shouldLeaveNothingBehind() {
    thread.elapse();
    CompletableFuture<Recollection> last = watch.recall(WEB);
    watch.close();
    thread.run();
    assertTrue(last.isDone() && !last.isCompletedExceptionally());
    assertTrue(thread.isShutdown());
    assertEquals(0, state.waiting());
    assertTrue(watch.recall(WEB).isCompletedExceptionally());
  }

  private void after(int seconds, Consumer<WriteTxn> change) {
    now = now.plusSeconds(seconds);
    state.change(change);
  }

  private Recollection recall(Choice choice) {
    CompletableFuture<Recollection> told = watch.recall(choice);
    thread.run();
    assertTrue(told.isDone());
    return told.join();
  }

  private Throwable failure() {
    CompletableFuture<Recollection> told = watch.recall(WEB);
    thread.run();
    Throwable thrown = assertThrows(CompletionException.class, told::join);
    return thrown.getCause();
  }

  private static List<String> ids(Recollection told) {
    return told.checks().stream().map(check -> check.names().checkId()).toList();
  }

  private static List<String> changes(Recollection told) {
    return told.checks().stream()
        .flatMap(
            check ->
                check.changes().stream()
                    .map(change -> check.names().checkId() + " " + text(change)))
        .toList();
  }

  private static String text(Change change) {
    return "%s>%s at %d: %s"
        .formatted(
            change.from(),
            change.to(),
            Duration.between(START, change.at()).toSeconds(),
            change.output());
  }
}
