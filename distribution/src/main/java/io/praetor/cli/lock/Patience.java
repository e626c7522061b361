package io.praetor.cli.lock;

import io.praetor.cli.http.Cancellation;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long somebody waits for a lock: until cancelled, and perhaps not longer than a time. One
 * attempt is always made.
 */
final class Patience {

  /** How long one read waits for a change, as with Consul's clients. */
  static final int READ_MILLIS = 15_000;

  /** Agents wait ten minutes at most. */
  private static final long READ_MILLIS_MAX = 600_000;

  private final Cancellation cancellation;
  private final long timeoutNanos; // 0 for ever
  private final LongSupplier nanoTime;
  private final long start;
  private boolean tried;

  Patience(Cancellation cancellation, Duration timeout, LongSupplier nanoTime) {
    this.cancellation = cancellation;
    this.timeoutNanos = timeout.toNanos();
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** Whether to make another attempt. */
  boolean tryAgain() {
    boolean again =
        !cancellation.isCancelled() && (!tried || timeoutNanos == 0 || leftNanos() >= 0);
    tried = true;
    return again;
  }

  /** How long a read may wait now; at least a millisecond, since 0 stands for a default. */
  int readMillis() {
    return timeoutNanos == 0
        ? READ_MILLIS
        : (int) Math.max(1, Math.min(leftMillis(), READ_MILLIS_MAX));
  }

  /** Pauses before the next attempt. */
  void pause(long millis) {
    boolean unused =
        cancellation.await(timeoutNanos == 0 ? millis : Math.min(millis, leftMillis() + 1));
  }

  private long leftMillis() {
    return Math.max(0, Duration.ofNanos(leftNanos()).toMillis());
  }

  private long leftNanos() {
    return timeoutNanos - (nanoTime.getAsLong() - start);
  }
}
