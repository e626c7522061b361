package io.praetor.gossip.internal.swim;

/**
 * How well this member is itself: the "local health multiplier" of Lifeguard §IV.A. Missing answers
 * of helpers and accusations raise it, answered probes lower it.
 */
final class Awareness {

  private final int max;
  private int score;

  /**
   * Begins well.
   *
   * @param max factor that is never exceeded, at least 1
   */
  Awareness(int max) {
    this.max = max;
  }

  void apply(int delta) {
    score = Math.max(0, Math.min(max - 1, score + delta));
  }

  int score() {
    return score;
  }

  /** Whether it is looked at at all. */
  boolean watched() {
    return max > 1;
  }

  long scale(long duration) {
    return duration * (score + 1);
  }
}
