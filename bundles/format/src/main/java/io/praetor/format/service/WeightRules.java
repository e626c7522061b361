package io.praetor.format.service;

/** Shares of traffic of a service, as DNS can tell them. */
public final class WeightRules {

  private static final long WEIGHT_MAX = 65_535;

  private WeightRules() {}

  /** What is wrong with weights, in Consul's words; empty when nothing is. */
  public static String problem(long passing, long warning) {
    if (passing < 1) {
      return "Passing must be greater than 0";
    } else if (warning < 0) {
      return "Warning must be greater or equal than 0";
    } else if (passing > WEIGHT_MAX || warning > WEIGHT_MAX) {
      return "DNS Weight must be between 0 and " + WEIGHT_MAX;
    }
    return "";
  }
}
