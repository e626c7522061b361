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
  private volatile IOException failure;

  Ending(RaftServer server, LogApplier applier) {
    this.applier = applier;
    closing = new Thread(() -> close(server), "raft-close");
    closing.setDaemon(true);
  }

  private void close(RaftServer server) {
    try {
      server.close();
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Closes it and returns when that is done, or has taken too long. */
  void await() throws IOException {
    closing.start();
    try {
      closing.join(GRACE_MILLIS);
      if (closing.isAlive()) {
        LOG.warn("The state does not apply what is committed; it stays in the log");
        applier.giveUp();
        closing.join(LAST_MILLIS);
      }
    } catch (InterruptedException e) {
      applier.giveUp();
      Thread.currentThread().interrupt();
    }
    if (closing.isAlive()) {
      throw new IOException("Ratis does not end");
    }
    if (failure != null) {
      throw failure;
    }
  }
}
