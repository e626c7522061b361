package io.praetor.cli.snapshot;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much of something there is.
 *
 * @param bytes together
 */
record Size(String name, long count, long bytes) {

  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
  private static final int STEP = 1024;

  /** Adds to what has been counted under a name. */
  static void add(Map<String, Size> sizes, String name, long count, long bytes) {
    sizes.merge(
        name,
        new Size(name, count, bytes),
        (one, other) -> new Size(name, one.count + other.count, one.bytes + other.bytes));
  }

  /** The largest first, and those of the same size by name. */
  static List<Size> sorted(Collection<Size> sizes) {
    return sizes.stream()
        .sorted(Comparator.comparingLong(Size::bytes).reversed().thenComparing(Size::name))
        .toList();
  }

  static long total(Collection<Size> sizes) {
    return sizes.stream().mapToLong(Size::bytes).sum();
  }

  /** As people read it: {@code 1.5KB}. */
  static String text(long bytes) {
    if (bytes == 0) {
      return "0";
    }
    double value = bytes;
    int unit = 0;
    while (value >= STEP && unit < UNITS.length - 1) {
      value /= STEP;
      unit++;
    }
    String number = String.format(Locale.ROOT, "%.1f", value);
    return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number)
        + UNITS[unit];
  }
}
