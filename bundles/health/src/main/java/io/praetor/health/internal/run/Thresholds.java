package io.praetor.health.internal.run;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckStatus;

/**
 * How many results in a row it takes for them to count. Counting begins at the thresholds, so that
 * the first result counts at once. Not thread-safe.
 */
final class Thresholds {

  private final long successBeforePassing;
  private final long failuresBeforeWarning;
  private final long failuresBeforeCritical;
  private long successes;
  private long failures;

  Thresholds(CheckDefinition definition) {
    successBeforePassing = definition.number("SuccessBeforePassing");
    failuresBeforeCritical = definition.number("FailuresBeforeCritical");
    long beforeWarning = definition.number("FailuresBeforeWarning");
    failuresBeforeWarning = beforeWarning > 0 ? beforeWarning : failuresBeforeCritical;
    successes = successBeforePassing;
    failures = failuresBeforeCritical;
  }

  /** What a result means; null when it does not count yet. A warning is a success. */
  CheckStatus weigh(CheckStatus result) {
    if (result != CheckStatus.CRITICAL) {
      failures = 0;
      return ++successes >= successBeforePassing ? result : null;
    }
    successes = 0;
    failures++;
    if (failures >= failuresBeforeCritical) {
      return CheckStatus.CRITICAL;
    }
    return failures >= failuresBeforeWarning ? CheckStatus.WARNING : null;
  }
}
