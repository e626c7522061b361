package io.praetor.itest.harness;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Bounds a wait for another process. */
public final class Deadline {

  private static final Duration PAUSE = Duration.ofMillis(5);

  private final long end;
  private final String what;
  private final long pauseNanos;

  public Deadline(Duration limit, String what) {
    this(limit, what, PAUSE);
  }

  /**
   * Begins to wait.
   *
   * @param pause between two looks: longer where looking itself is work for who is waited for
   */
  public Deadline(Duration limit, String what, Duration pause) {
    this.end = System.nanoTime() + limit.toNanos();
    this.what = what;
    this.pauseNanos = pause.toNanos();
  }

  /** Waits a little; fails when the time is up. */
  public void pause() {
    if (System.nanoTime() - end > 0) {
      throw new AssertionError("waited in vain for " + what);
    }
    LockSupport.parkNanos(pauseNanos);
  }
}
