package io.praetor.metrics.internal.count;

import java.util.Arrays;

/**
 * What came in during some time.
 *
 * @param squares sum of the squares
 * @param min not a number when nothing came
 * @param max not a number when nothing came
 * @param recent the latest values in ascending order; empty for counters
 */
public record Figures(
    long count, double sum, double squares, double min, double max, double[] recent) {

  static final Figures NOTHING = new Figures(0, 0, 0, Double.NaN, Double.NaN, new double[0]);

  /** Zero when nothing came. */
  public double mean() {
    return count == 0 ? 0 : sum / count;
  }

  /** The deviation of a sample, which needs two values. */
  public double deviation() {
    if (count < 2) {
      return 0;
    }
    double spread = count * squares - sum * sum;
    return spread <= 0 ? 0 : Math.sqrt(spread / ((double) count * (count - 1)));
  }

  /** The smallest recent value that at least this part of them does not exceed. */
  public double quantile(double part) {
    if (recent.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(part * recent.length);
    return recent[Math.max(0, Math.min(recent.length, rank) - 1)];
  }

  /** Both together. */
  public Figures plus(Figures other) {
    if (other.count == 0) {
      return this;
    }
    if (count == 0) {
      return other;
    }
    double[] both = Arrays.copyOf(recent, recent.length + other.recent.length);
    System.arraycopy(other.recent, 0, both, recent.length, other.recent.length);
    Arrays.sort(both);
    return new Figures(
        count + other.count,
        sum + other.sum,
        squares + other.squares,
        Math.min(min, other.min),
        Math.max(max, other.max),
        both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Figures figures
        && count == figures.count
        && Double.compare(sum, figures.sum) == 0
        && Double.compare(squares, figures.squares) == 0
        && Double.compare(min, figures.min) == 0
        && Double.compare(max, figures.max) == 0
        && Arrays.equals(recent, figures.recent);
  }

  @Override
  public int hashCode() {
    return Double.hashCode(sum) * 31 + Arrays.hashCode(recent);
  }

  @Override
  public String toString() {
    return count + " values, sum " + sum + ", from " + min + " to " + max;
  }
}
