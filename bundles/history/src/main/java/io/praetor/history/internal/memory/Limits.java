package io.praetor.history.internal.memory;

import java.time.Duration;

/**
 * How much is remembered.
 *
 * @param horizon how long; zero for not at all
 * @param changes of all checks together
 * @param changesPerCheck so that one that never rests leaves room for others
 * @param bytes what all changes together may take, by a careful estimate
 * @param outputCharacters how much is kept of what a check said
 * @param answerChanges in one answer
 * @param answerCharacters of names, statuses and outputs in one answer
 */
public record Limits(
    Duration horizon,
    int changes,
    int changesPerCheck,
    int bytes,
    int outputCharacters,
    int answerChanges,
    int answerCharacters) {

  private static final int CHANGES = 50_000;

  /** One every quarter of a minute for an hour. */
  private static final int CHANGES_PER_CHECK = 240;

  private static final int BYTES = 16 << 20;
  private static final int OUTPUT_CHARACTERS = 2_048;
  private static final int ANSWER_CHANGES = 5_000;
  private static final int ANSWER_CHARACTERS = 1 << 20;

  /** The usual limits. */
  public static Limits lasting(Duration horizon) {
    return new Limits(
        horizon,
        CHANGES,
        CHANGES_PER_CHECK,
        BYTES,
        OUTPUT_CHARACTERS,
        ANSWER_CHANGES,
        ANSWER_CHARACTERS);
  }
}
