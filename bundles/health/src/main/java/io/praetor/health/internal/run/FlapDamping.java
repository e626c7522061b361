package io.praetor.health.internal.run;

import io.praetor.format.go.GoDuration;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.InvalidCheckException;
import java.time.Duration;

/**
 * Keeps a check that changes all the time from getting better, in the manner of RFC 2439: each
 * change scores a point, the score halves with each half-life, and from {@code FlapThreshold} until
 * it has fallen to half of that no improvement counts. A check that stays as it is is free again
 * after at most three half-lives. Off unless a threshold is given. Not thread-safe.
 */
final class FlapDamping {

  static final String THRESHOLD = "FlapThreshold";
  static final String HALF_LIFE = "FlapHalfLife";

  private static final Duration USUAL_HALF_LIFE = Duration.ofMinutes(1);

  /** Of the threshold: how far the score goes, so that it falls below half in three half-lives. */
  private static final double SCORE_MAX = 4;

  private static final double FREE = 0.5;

  /** Lets everything through; it never changes, so that all may share it. */
  static final FlapDamping OFF = new FlapDamping(0, USUAL_HALF_LIFE);

  private final double threshold;
  private final double halfLifeNanos;
  private double score;
  private long scoredAt;
  private boolean held;

  private FlapDamping(double threshold, Duration halfLife) {
    this.threshold = threshold;
    this.halfLifeNanos = halfLife.toNanos();
  }

  static FlapDamping of(CheckDefinition definition) throws InvalidCheckException {
    Object threshold = Members.find(definition, THRESHOLD);
    Object halfLife = Members.find(definition, HALF_LIFE);
    if (threshold != null && !(threshold instanceof Long number && number >= 0)) {
      throw new InvalidCheckException(THRESHOLD + " must be a number of changes, 0 or more");
    }
    return new FlapDamping(threshold == null ? 0 : (Long) threshold, duration(halfLife));
  }

  private static Duration duration(Object text) throws InvalidCheckException {
    if (text == null) {
      return USUAL_HALF_LIFE;
    }
    try {
      Duration given = Duration.ofNanos(GoDuration.parse(text.toString()));
      if (given.compareTo(Duration.ZERO) > 0) {
        return given;
      }
    } catch (IllegalArgumentException wrong) {
      throw new InvalidCheckException(HALF_LIFE + ": " + wrong.getMessage());
    }
    throw new InvalidCheckException(HALF_LIFE + " must be greater than 0");
  }

  /**
   * What becomes of a status that counts.
   *
   * @param before what it was
   * @return the worse of the two while the check is held
   */
  CheckStatus damp(CheckStatus before, CheckStatus now, long nanos) {
    if (threshold == 0) {
      return now;
    }
    score *= Math.pow(0.5, (nanos - scoredAt) / halfLifeNanos);
    scoredAt = nanos;
    held = score >= (held ? threshold * FREE : threshold);
    if (held && now.compareTo(before) < 0) {
      return before;
    }
    if (now != before) {
      score = Math.min(score + 1, threshold * SCORE_MAX);
    }
    return now;
  }

  /** What is said of a result that was not let through. */
  String note(CheckStatus kept, CheckStatus result, String output) {
    return "Still "
        + kept.text()
        + " because it changes too often, is "
        + result.text()
        + " now: "
        + output;
  }
}
