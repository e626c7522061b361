package io.praetor.catalog.internal.config;

import io.praetor.format.go.GoText;
import io.praetor.format.json.Reading;

/** The share of a split in percent: as Consul keeps it, in single precision and hundredths. */
public final class SplitWeight {

  private static final float HUNDREDTHS = 100;

  private SplitWeight() {}

  /** A weight as it is kept: a whole number where it is one. */
  static Object canonical(Object given, String path, Reading reading) {
    float rounded = hundredths(value(given, path, reading)) / HUNDREDTHS;
    return number(rounded);
  }

  /** The shortest number that reads as this one in single precision. */
  public static Number number(float weight) {
    long whole = (long) weight;
    return whole == weight ? (Number) whole : (Number) Double.valueOf(Float.toString(weight));
  }

  static long hundredths(float weight) {
    return Math.round((double) (weight * HUNDREDTHS));
  }

  private static float value(Object given, String path, Reading reading) {
    if (given instanceof Number number) {
      return number.floatValue();
    }
    if (given instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (given instanceof String text) {
      try {
        return Float.parseFloat(text);
      } catch (NumberFormatException e) {
        String reason = "strconv.ParseFloat: parsing " + GoText.quoted(text) + ": invalid syntax";
        throw reading.unparsable(path, "float", reason);
      }
    }
    throw reading.mismatch(path, "float32", given);
  }
}
