package io.praetor.raft.internal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.server.RaftServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a Ratis server in bounded time. Ratis waits until everything committed is applied, and the
 * state waits for handlers, which may have left before the log.
 */
final class Ending {

  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  /** Enough for a state that applies at all. */
  private static final long GRACE_MILLIS = TimeUnit.SECONDS.toMillis(3);

  /** Longest wait after that. */
  private static final long LAST_MILLIS = TimeUnit.SECONDS.toMillis(10);

  private final LogApplier applier;
  private final Thread closing;
  private volatile Exception failure;

  Ending(RaftServer server, LogApplier applier) {
    this.applier = applier;
    closing = new Thread(() -> close(server), "raft-close");
    closing.setDaemon(true);
  }

  private void close(RaftServer server) {
    try {
      server.close();
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  /**
   * Closes it and returns when that is done, or has taken too long. An interrupt makes it give up
   * what is not applied; Ratis must have ended before the state does, so it is waited for.
   */
  void await() throws IOException {
    closing.start();
    boolean interrupted = !joined(GRACE_MILLIS);
    if (closing.isAlive()) {
      LOG.warn("The state does not apply what is committed; it stays in the log");
      applier.giveUp();
      interrupted |= joinedUninterruptibly(LAST_MILLIS);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (closing.isAlive()) {
      throw new IOException("Ratis does not end");
    }
    if (failure != null) {
      throw new IOException("Ratis did not end well: " + failure.getMessage(), failure);
    }
  }

  /** False when this thread was interrupted meanwhile. */
  private boolean joined(long millis) {
    try {
      closing.join(millis);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Returns whether this thread was interrupted meanwhile. */
  private boolean joinedUninterruptibly(long millis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    boolean interrupted = false;
    long left = millis;
    while (closing.isAlive() && left > 0) {
      interrupted |= !joined(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
    return interrupted;
  }
}
