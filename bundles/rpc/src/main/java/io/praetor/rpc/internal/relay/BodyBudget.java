package io.praetor.rpc.internal.relay;

import java.util.concurrent.atomic.AtomicLong;

/** Memory for request bodies that are arriving, of all peers together. */
final class BodyBudget {

  private final AtomicLong left;

  BodyBudget(long bytes) {
    left = new AtomicLong(bytes);
  }

  boolean take(long bytes) {
    if (left.addAndGet(-bytes) < 0) {
      give(bytes);
      return false;
    }
    return true;
  }

  void give(long bytes) {
    left.addAndGet(bytes);
  }
}
