package io.praetor.cli.lock;

import io.praetor.cli.http.Cancellation;
import io.praetor.cli.http.Response;
import io.praetor.cli.lock.Ownership.Standing;
import java.io.IOException;

/**
 * Finds out when something that was ours is so no longer, or may be: an agent that cannot be asked
 * a number of times in a row leaves no choice.
 */
final class LockMonitor {

  private static final long RETRY_MILLIS = 1_000;

  private final Ownership ownership;
  private final int retries;
  private final Cancellation end;

  LockMonitor(Ownership ownership, int retries, Cancellation end) {
    this.ownership = ownership;
    this.retries = retries;
    this.end = end;
  }

  /** Returns when it is lost, or the monitor was cancelled. */
  void awaitLoss() {
    long index = 0;
    int left = retries;
    while (!end.isCancelled()) {
      try {
        Standing standing = ownership.watch(index, end);
        if (!standing.held()) {
          return;
        }
        left = retries;
        index = standing.index();
        if (index == 0 && end.await(RETRY_MILLIS)) {
          return; // nothing to wait with, so the pause is ours
        }
      } catch (IOException failure) {
        if (left-- <= 0 || !Response.isPassing(failure) || end.await(RETRY_MILLIS)) {
          return;
        }
        index = 0;
      }
    }
  }
}
