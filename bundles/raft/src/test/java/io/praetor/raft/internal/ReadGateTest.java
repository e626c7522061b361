package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ReadGateTest {

  private final List<Runnable> late = new ArrayList<>();
  private final ReadGate gate = new ReadGate(new LogPosition(1, 5), late::add);

  @Test
  void shouldLetNoReadPassBeforeTheFirstEntryOfTheTermIsApplied() {
    CompletableFuture<LogPosition> read = gate.park();
    gate.reach(new LogPosition(1, 6));
    assertFalse(read.isDone());

    gate.open(new LogPosition(2, 7));

    assertEquals(new LogPosition(2, 7), read.join());
    assertTrue(gate.isOpen());
  }

  @Test
  void shouldAskForTheFirstEntryOfTheTermWhenOlderOnesAreVisibleLater() {
    gate.open(new LogPosition(2, 7));
    gate.reach(new LogPosition(1, 6));

    assertEquals(new LogPosition(2, 7), gate.reached());
    gate.reach(new LogPosition(2, 8));
    assertEquals(new LogPosition(2, 8), gate.reached());
  }

  @Test
  void shouldLetAReadPassAtOnceWhenOpen() {
    gate.open(new LogPosition(2, 7));

    assertEquals(new LogPosition(2, 7), gate.park().join());
  }

  @Test
  void shouldTellReadsThatTheLeaderIsGone() {
    CompletableFuture<LogPosition> read = gate.park();

    gate.shut();

    assertFailure(NoLeaderException.class, read);
    assertFalse(gate.isOpen());
  }

  @Test
  void shouldRefuseAReadThatHasWaitedLongEnough() {
    CompletableFuture<LogPosition> read = gate.park();
    assertFalse(read.isDone());

    late.forEach(Runnable::run);

    assertFailure(NoLeaderException.class, read);
    gate.open(new LogPosition(2, 7));
  }

  @Test
  void shouldMakeRoomWhenReadsGiveUp() {
    for (int i = 0; i < ReadGate.PARKED_MAX; i++) {
      CompletableFuture<LogPosition> read = gate.park();
      assertFalse(read.isDone());
    }
    late.forEach(Runnable::run);

    assertFalse(gate.park().isDone());
  }

  @Test
  void shouldLimitTheReadsThatWait() {
    for (int i = 0; i < ReadGate.PARKED_MAX; i++) {
      assertFalse(gate.park().isDone());
    }

    assertFailure(UnavailableException.class, gate.park());
  }

  private static void assertFailure(Class<? extends Throwable> kind, CompletableFuture<?> result) {
    CompletionException failure = assertThrows(CompletionException.class, result::join);
    assertInstanceOf(kind, failure.getCause());
  }
}
