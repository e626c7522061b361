package io.praetor.metrics.internal.count;

import java.util.Arrays;

/** A part of a tally that some threads share. Its own lock guards everything. */
final class Cell {

  /** Enough for a 99th percentile; 4 KB. */
  static final int MAX_RECENT = 512;

  private static final int FIRST_RECENT = 8;

  private final boolean remembers;
  private long count;
  private double sum;
  private double squares;
  private double min;
  private double max;

  /** A ring once it has its full size; grows to it so that rare samples stay small. */
  private double[] recent = new double[0];

  Cell(boolean remembers) {
    this.remembers = remembers;
  }

  synchronized void add(double value) {
    if (remembers) {
      remember(value);
    }
    min = count == 0 ? value : Math.min(min, value);
    max = count == 0 ? value : Math.max(max, value);
    sum += value;
    squares += value * value;
    count++;
  }

  private void remember(double value) {
    int at = (int) (count % MAX_RECENT);
    if (at >= recent.length) {
      recent = Arrays.copyOf(recent, Math.max(FIRST_RECENT, Math.min(MAX_RECENT, 2 * at)));
    }
    recent[at] = value;
  }

  synchronized Figures look() {
    if (count == 0) {
      return Figures.NOTHING;
    }
    double[] sorted = Arrays.copyOf(recent, (int) Math.min(count, recent.length));
    Arrays.sort(sorted);
    return new Figures(count, sum, squares, min, max, sorted);
  }

  synchronized Figures take() {
    Figures figures = look();
    count = 0;
    sum = 0;
    squares = 0;
    return figures;
  }
}
