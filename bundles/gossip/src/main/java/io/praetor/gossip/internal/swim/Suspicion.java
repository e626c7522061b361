package io.praetor.gossip.internal.swim;

import java.util.HashSet;
import java.util.Set;

/**
 * A suspect's respite (Lifeguard §IV.B): it begins at its longest and shrinks with the logarithm of
 * the independent confirmations, so that one member that does not hear well cannot kill another
 * quickly.
 */
final class Suspicion {

  private final int wanted;
  private final long minNanos;
  private final long maxNanos;
  private final long start;
  private final Set<String> accusers = new HashSet<>();
  private int confirmations;
  private boolean warned;
  private Timers.Timer timer;

  /**
   * Begins now.
   *
   * @param from who says so; does not confirm itself
   * @param wanted confirmations that make it as short as can be; 0 when none can be expected
   */
  Suspicion(String from, int wanted, long minNanos, long maxNanos, long nowNanos) {
    this.wanted = wanted;
    this.minNanos = minNanos;
    this.maxNanos = maxNanos;
    this.start = nowNanos;
    accusers.add(from);
  }

  /** Whether this was news; enough is enough. */
  boolean confirm(String from) {
    if (confirmations >= wanted || !accusers.add(from)) {
      return false;
    }
    confirmations++;
    return true;
  }

  long due() {
    if (wanted == 0) {
      return start + minNanos;
    }
    double share = Math.log(confirmations + 1.0) / Math.log(wanted + 1.0);
    return start + Math.max(minNanos, (long) (maxNanos - share * (maxNanos - minNanos)));
  }

  long halfway() {
    return start + (due() - start) / 2;
  }

  boolean accusedBy(String node) {
    return accusers.contains(node);
  }

  boolean warned() {
    return warned;
  }

  void warn() {
    warned = true;
  }

  Timers.Timer timer() {
    return timer;
  }

  void timer(Timers.Timer running) {
    timer = running;
  }
}
