package io.praetor.itest.harness;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Bounds a wait for another process. */
public final class Deadline {

  private static final long PAUSE_NANOS = 5_000_000;

  private final long end;
  private final String what;

  public Deadline(Duration limit, String what) {
    this.end = System.nanoTime() + limit.toNanos();
    this.what = what;
  }

  /** Waits a little; fails when the time is up. */
  public void pause() {
    if (System.nanoTime() - end > 0) {
      throw new AssertionError("waited in vain for " + what);
    }
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
