package io.praetor.rpc.internal.client;

import java.util.concurrent.TimeUnit;

/**
 * When a peer that could not be reached may be tried again. Short, because a server that comes back
 * is wanted at once; not nothing, because a crowd of callers would be a crowd of connections.
 */
final class Backoff {

  static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1_600);

  private long pause;
  private long until;

  void failed(long now) {
    pause = pause == 0 ? FIRST_NANOS : Math.min(2 * pause, LONGEST_NANOS);
    until = now + pause;
  }

  void succeeded() {
    pause = 0;
  }

  boolean mayTry(long now) {
    return pause == 0 || now - until >= 0;
  }
}
