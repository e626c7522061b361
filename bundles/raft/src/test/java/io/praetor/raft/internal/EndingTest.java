package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Ends that do not come by themselves. */
class EndingTest {

  private final CountDownLatch blocked = new CountDownLatch(1);
  private final AtomicBoolean closed = new AtomicBoolean();

  @Test
  void shouldWaitForTheEndInSpiteOfAnInterrupt() throws IOException {
    Thread.currentThread().interrupt();
    new Ending(this::closeWhenReleased, blocked::countDown).await();
    assertTrue(Thread.interrupted(), "the interrupt is for the caller");
    assertTrue(closed.get());
  }

  @Test
  void shouldTellWhateverTheEndThrows() {
    for (Throwable failure : new Throwable[] {new IllegalStateException("x"), new Error("x")}) {
      Ending ending = new Ending(() -> raise(failure), () -> {});
      assertSame(failure, assertThrows(IOException.class, ending::await).getCause());
      new Ending(() -> raise(failure), () -> {}).awaitQuietly();
    }
  }

  @Test
  void shouldJoinInSpiteOfInterruptsButNotForEver() {
    Thread waiting = new Thread(this::closeWhenReleased);
    waiting.start();
    Thread.currentThread().interrupt();
    assertFalse(PatientJoin.join(waiting, 1));
    assertTrue(Thread.currentThread().isInterrupted());
    blocked.countDown();
    assertTrue(PatientJoin.join(waiting, 10_000));
    assertTrue(Thread.interrupted());
  }

  @Test
  void shouldCloseWhatIsOpen() {
    Opening opening = new Opening("opening", () -> {}, () -> closed.set(true), 10_000);
    opening.start();
    assertTrue(PatientJoin.join(opening.thread(), 10_000));
    assertFalse(closed.get());
    opening.stop();
    assertTrue(closed.get());
  }

  @Test
  void shouldNotWaitForEverForAnOpening() {
    Thread[] closer = new Thread[1];
    Opening opening =
        new Opening(
            "opening", this::closeWhenReleased, () -> closer[0] = Thread.currentThread(), 1);
    opening.start();
    opening.stop();
    assertFalse(closed.get());
    blocked.countDown();
    assertTrue(PatientJoin.join(opening.thread(), 10_000));
    assertEquals(opening.thread(), closer[0], "who opens it late closes it");
  }

  private void closeWhenReleased() {
    try {
      blocked.await();
      closed.set(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void raise(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
