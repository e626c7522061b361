package io.praetor.raft.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
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

  private final Runnable giveUp;
  private final Thread closing;
  private volatile Throwable failure;

  /**
   * Prepares it.
   *
   * @param giveUp has the state not apply what it cannot apply now
   */
  Ending(Closeable server, Runnable giveUp) {
    this.giveUp = giveUp;
    closing = new Thread(() -> close(server), "raft-close");
    closing.setDaemon(true);
  }

  private void close(Closeable server) {
    try {
      server.close();
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    }
  }

  /**
   * Closes it and returns when that is done, or has taken too long. Whoever is interrupted is in a
   * hurry, but what follows needs a closed log: the state is given up at once.
   */
  void await() throws IOException {
    closing.start();
    if (Thread.currentThread().isInterrupted() || !endsInGrace()) {
      LOG.warn("The state does not apply what is committed; it stays in the log");
      giveUp.run();
      if (!PatientJoin.join(closing, LAST_MILLIS)) {
        throw new IOException("Ratis does not end");
      }
    }
    if (failure != null) {
      throw new IOException("Ratis did not end cleanly: " + failure.getMessage(), failure);
    }
  }

  /** The same for one that has failed before: what comes now is of less interest. */
  void awaitQuietly() {
    try {
      await();
    } catch (IOException e) {
      LOG.warn("The log was not closed cleanly", e);
    }
  }

  private boolean endsInGrace() {
    try {
      closing.join(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !closing.isAlive();
  }
}
