package io.praetor.health.internal.run;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner.Known;
import io.praetor.spi.check.CheckStatus;
import java.util.Objects;

/**
 * What is known of a check, and what a result makes of it: thresholds and damping for checks that
 * are asked, the limit of the output for all. Not thread-safe.
 */
final class Verdict {

  private final long outputBytesMax;
  private final Thresholds thresholds;
  private final FlapDamping damping;
  private Known known;

  /**
   * A beginning.
   *
   * @param outputBytesMax cut when longer
   */
  Verdict(CheckDefinition definition, Known known, FlapDamping damping, long outputBytesMax) {
    this.known = known;
    this.outputBytesMax = outputBytesMax;
    this.damping = damping;
    thresholds = definition.interval().isZero() ? null : new Thresholds(definition);
  }

  /** Takes a result of the check itself; returns what is new, null when nothing is. */
  Known result(CheckStatus status, String output, long nanos) {
    if (thresholds == null) {
      return set(status, output);
    }
    CheckStatus counts = thresholds.weigh(status);
    if (counts == null) {
      return null;
    }
    CheckStatus kept = damping.damp(known.status(), counts, nanos);
    return set(kept, kept == counts ? output : damping.note(kept, counts, output));
  }

  /** Takes what counts at once; returns what is new, null when nothing is. */
  Known set(CheckStatus status, String output) {
    Known now = new Known(status, OutputLimit.head(Objects.toString(output, ""), outputBytesMax));
    if (now.equals(known)) {
      return null;
    }
    known = now;
    return now;
  }
}
