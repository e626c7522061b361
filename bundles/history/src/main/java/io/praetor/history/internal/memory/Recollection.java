package io.praetor.history.internal.memory;

import java.time.Instant;
import java.util.List;

/**
 * What is remembered of some checks.
 *
 * @param since every change after it is here, but see {@link Check#since}; of what was before,
 *     nothing is known
 * @param now when this was asked
 * @param truncated whether it reaches less far back than time alone would have it
 * @param checks those that changed, by node and id
 */
public record Recollection(Instant since, Instant now, boolean truncated, List<Check> checks) {

  public Recollection {
    checks = List.copyOf(checks);
  }

  /**
   * A check that changed.
   *
   * @param status as it is now, empty for one that is gone
   * @param since every change of this check after it is here
   * @param changes oldest first, never empty
   */
  public record Check(CheckNames names, String status, Instant since, List<Change> changes) {

    public Check {
      changes = List.copyOf(changes);
    }
  }
}
