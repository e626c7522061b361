package io.praetor.raft.internal;

import java.io.Closeable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after who is a member, when something changes and from time to time. It may wait for
 * others; nothing else does.
 */
final class MemberThread implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(MemberThread.class);

  /** How often it looks when nobody calls. */
  static final long PERIOD_MILLIS = 1_000;

  private static final long END_MILLIS = 5_000;

  /** One look; returns for how long nothing is to be done unless somebody calls. */
  interface Look {
    long look() throws InterruptedException;
  }

  private final Look look;
  private final Thread thread = new Thread(this::run, "raft-members");

  /** Guarded by this. */
  private boolean called;

  private volatile boolean closed;

  MemberThread(Look look) {
    this.look = look;
    thread.setDaemon(true);
    thread.setContextClassLoader(MemberThread.class.getClassLoader());
  }

  void start() {
    thread.start();
  }

  /** Something changed; may be called before it is started. */
  synchronized void call() {
    called = true;
    notifyAll();
  }

  private void run() {
    try {
      while (!closed) {
        await(step());
      }
    } catch (InterruptedException e) {
      LOG.debug("The members are looked after no more");
    }
  }

  private long step() throws InterruptedException {
    try {
      return look.look();
    } catch (RuntimeException e) {
      LOG.error("Looking after the members failed; it is tried again", e);
      return PERIOD_MILLIS;
    }
  }

  private synchronized void await(long millis) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!called && !closed) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    called = false;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
