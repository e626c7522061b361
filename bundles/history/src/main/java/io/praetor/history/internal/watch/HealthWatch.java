package io.praetor.history.internal.watch;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.StateStore;
import io.praetor.history.internal.memory.Limits;
import io.praetor.history.internal.memory.Recollection;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Watches the checks of whatever state there is, and tells what it saw. Another state is watched
 * from its beginning: its rows are not those of the one before. Methods may be called by any thread
 * and block none; all that is done is done on one thread of its own.
 */
public final class HealthWatch {

  /** Who asks beyond these is sent away; each takes a moment of the thread. */
  static final int ASKING_MAX = 256;

  private final Limits limits;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;
  private final AtomicInteger asking = new AtomicInteger();

  /** On the thread only; null while there is no state. */
  private Watching watching;

  /**
   * Watches nothing yet.
   *
   * @param thread one thread, which {@link #close} ends
   */
  public HealthWatch(Limits limits, InstantSource clock, ScheduledExecutorService thread) {
    this.limits = limits;
    this.clock = clock;
    this.thread = thread;
  }

  /** There is a state; it takes the place of any other. */
  public void attach(StateStore store) {
    thread.execute(
        () -> {
          leave();
          watching = new Watching(store, limits, clock, thread);
          watching.start();
        });
  }

  /** A state is no more; nothing happens when another has taken its place. */
  public void detach(StateStore store) {
    thread.execute(
        () -> {
          if (watching != null && watching.isOf(store)) {
            leave();
          }
        });
  }

  /**
   * What is remembered, as the state is now: whoever has just seen a check change finds the change.
   * Fails as reads of the state do while it was never seen.
   */
  public CompletableFuture<Recollection> recall(Choice choice) {
    if (asking.incrementAndGet() > ASKING_MAX || thread.isShutdown()) {
      asking.decrementAndGet();
      return CompletableFuture.failedFuture(new UnavailableException("too many ask for the past"));
    }
    CompletableFuture<Recollection> answer = new CompletableFuture<>();
    thread.execute(() -> ask(choice, answer));
    return answer.whenComplete((told, failure) -> asking.decrementAndGet());
  }

  /** Ends everything behind what was begun before. */
  public void close() {
    thread.execute(
        () -> {
          leave();
          thread.shutdownNow();
        });
  }

  private void ask(Choice choice, CompletableFuture<Recollection> answer) {
    if (watching == null) {
      answer.completeExceptionally(new UnavailableException("The state is not there yet"));
    } else {
      watching.recall(choice, answer);
    }
  }

  private void leave() {
    if (watching != null) {
      watching.stop();
      watching = null;
    }
  }
}
