package io.praetor.gossip.internal.swim;

import java.util.concurrent.TimeUnit;

/** Options are in milliseconds, the clock counts nanoseconds. */
final class Nanos {

  private Nanos() {}

  static long ofMillis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  static long toMillis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
