package io.praetor.state.internal.durable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Keeps a long copy from getting in the way of requests: asked before each row, it lets the one who
 * asks rest twice as long as it has worked. Also counts the rows, and ends the copy when told to.
 */
final class Pace implements BooleanSupplier {

  /** Longest work in one go: what a request on a busy machine may have to wait for the core. */
  static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** Longest rest; work that took longer than its half was waiting for the disk. */
  static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final int REST_FOR_WORK = 2;

  private final LongSupplier nanoClock;
  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
  private final AtomicLong rows = new AtomicLong();
  private long begunNanos;

  Pace(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    begunNanos = nanoClock.getAsLong();
  }

  /** Rows so far; for all threads. */
  long rows() {
    return rows.get();
  }

  /** For all threads. */
  void cancel() {
    cancelled.complete(null);
  }

  /** Done when the copy is to end. */
  CompletableFuture<Void> cancelled() {
    return cancelled;
  }

  boolean isCancelled() {
    return cancelled.isDone();
  }

  /** True when the copy is to end. */
  @Override
  public boolean getAsBoolean() {
    rows.incrementAndGet();
    long worked = nanoClock.getAsLong() - begunNanos;
    if (worked >= SLICE_NANOS) {
      rest(restFor(worked));
    }
    return isCancelled();
  }

  static long restFor(long workedNanos) {
    return Math.min(REST_FOR_WORK * workedNanos, LONGEST_REST_NANOS);
  }

  private void rest(long nanos) {
    try {
      cancelled.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException rested) {
      // That is what was wanted.
      begunNanos = nanoClock.getAsLong();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
