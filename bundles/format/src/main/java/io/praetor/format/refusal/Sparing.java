package io.praetor.format.refusal;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says things of one kind not more often than somebody can read: strangers may cause them as often
 * as they like. Thread-safe.
 */
public final class Sparing {

  public static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoClock;
  private long saidAt;
  private long unsaid;

  /** Nothing was said so far. */
  public Sparing(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.saidAt = nanoClock.getAsLong() - PAUSE_NANOS;
  }

  /**
   * Says it, or counts it.
   *
   * @param message takes what is to be put behind it: how many were not said
   */
  public synchronized void say(Consumer<String> message) {
    long now = nanoClock.getAsLong();
    if (now - saidAt < PAUSE_NANOS) {
      unsaid++;
      return;
    }
    message.accept(unsaid == 0 ? "" : " (" + unsaid + " more since the last of these messages)");
    saidAt = now;
    unsaid = 0;
  }
}
