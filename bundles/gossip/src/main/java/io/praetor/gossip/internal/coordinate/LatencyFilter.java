package io.praetor.gossip.internal.coordinate;

import java.util.Arrays;

/** Moving median of the last round trips to one node, which lets a blip pass ("In the Wild" §4). */
final class LatencyFilter {

  private static final int SAMPLES = 3;

  private double[] last = {};

  double median(double seconds) {
    int kept = Math.min(last.length, SAMPLES - 1);
    double[] next = Arrays.copyOfRange(last, last.length - kept, last.length + 1);
    next[kept] = seconds;
    last = next;
    double[] sorted = next.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
