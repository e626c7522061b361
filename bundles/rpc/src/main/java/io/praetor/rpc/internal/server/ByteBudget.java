package io.praetor.rpc.internal.server;

import java.util.concurrent.atomic.AtomicLong;

/** Memory for what peers send before it can be dealt with, of all of them together. */
public final class ByteBudget {

  private final AtomicLong left;

  public ByteBudget(long bytes) {
    left = new AtomicLong(bytes);
  }

  public boolean take(long bytes) {
    if (left.addAndGet(-bytes) < 0) {
      give(bytes);
      return false;
    }
    return true;
  }

  public void give(long bytes) {
    left.addAndGet(bytes);
  }
}
