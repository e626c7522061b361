package io.praetor.gossip.internal.coordinate;

/**
 * What distances lack on average, as distances in a network are none in space (Lee et al., "On
 * Suitability of Euclidean Embedding", 2010): half of the mean over the last measurements, since
 * both ends add theirs.
 */
final class Adjustment {

  private static final int WINDOW = 20;

  private final double[] samples = new double[WINDOW];
  private int next;
  private double seconds;

  Adjustment() {}

  /** Begins with a known value, which the first sample replaces. */
  Adjustment(double seconds) {
    this.seconds = seconds;
  }

  void sample(double missing) {
    samples[next] = missing;
    next = (next + 1) % WINDOW;
    double sum = 0;
    for (double sample : samples) {
      sum += sample;
    }
    seconds = sum / (2 * WINDOW);
  }

  double seconds() {
    return seconds;
  }
}
