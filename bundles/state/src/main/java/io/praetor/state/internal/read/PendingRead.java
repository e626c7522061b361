package io.praetor.state.internal.read;

import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Someone who asked and has no answer yet. The future itself, because there may be very many. */
final class PendingRead<T> extends CompletableFuture<ReadResult<T>> {

  final StateQuery<T> query;
  final ReadOptions options;

  /** Whether it passed a barrier, so that its answer is as good as the leader's own. */
  final boolean fresh;

  /** The index that an answer must exceed. This and what follows is guarded by the lot's lock. */
  long asked;

  /** Whether the question found something when it was last evaluated for this one. */
  boolean foundBefore;

  /** Place in the list of those who wait together, -1 while not in one. */
  int slot = -1;

  private volatile Future<?> deadline;
  private final Consumer<PendingRead<?>> onCancel;

  PendingRead(
      StateQuery<T> query, ReadOptions options, boolean fresh, Consumer<PendingRead<?>> onCancel) {
    this.query = query;
    this.options = options;
    this.fresh = fresh;
    this.onCancel = onCancel;
    asked = options.index();
  }

  /** Sets the timer that ends the wait, or stops it when the wait has ended already. */
  void deadline(Future<?> timer) {
    deadline = timer;
    if (isDone()) {
      timer.cancel(false);
    }
  }

  /** Completes and stops the timer. */
  void answer(ReadResult<T> result) {
    complete(result);
    stopTimer();
  }

  void fail(Throwable cause) {
    completeExceptionally(cause);
    stopTimer();
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      onCancel.accept(this);
      stopTimer();
    }
    return cancelled;
  }

  void stopTimer() {
    Future<?> timer = deadline;
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
