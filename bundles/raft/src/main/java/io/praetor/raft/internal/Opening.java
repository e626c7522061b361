package io.praetor.raft.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens something on a thread of its own, and closes it in bounded time: who stops it waits for the
 * opening, but not without end. What is open too late is closed by the thread that opened it.
 */
final class Opening {

  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  private final Runnable open;
  private final Runnable close;
  private final long patienceMillis;
  private final Thread thread;

  /** Guarded by this, as {@link #abandoned}. */
  private boolean done;

  private boolean abandoned;

  Opening(String name, Runnable open, Runnable close, long patienceMillis) {
    this.open = open;
    this.close = close;
    this.patienceMillis = patienceMillis;
    thread = new Thread(this::run, name);
  }

  Thread thread() {
    return thread;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      open.run();
    } finally {
      if (end()) {
        close.run();
      }
    }
  }

  /** Whether nobody else will close what is open now. */
  private synchronized boolean end() {
    done = true;
    return abandoned;
  }

  /** Returns when all is closed, or when the opening has taken too long. */
  void stop() {
    boolean ended = PatientJoin.join(thread, patienceMillis);
    if (ended || !abandon()) {
      close.run();
    } else {
      LOG.error("{} is not open yet; it is closed when it is", thread.getName());
    }
  }

  private synchronized boolean abandon() {
    abandoned = !done;
    return abandoned;
  }
}
