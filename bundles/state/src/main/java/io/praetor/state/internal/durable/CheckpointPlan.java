package io.praetor.state.internal.durable;

/**
 * Decides when the next checkpoint is due, from the changes that are reported to it and the time
 * that is told to it. Not thread-safe.
 */
final class CheckpointPlan {

  static final long NEVER = Long.MAX_VALUE;

  private final CheckpointPolicy policy;
  private long changes;
  private long oldestChangeNanos;
  private int failures;
  private long retryAtNanos;

  CheckpointPlan(CheckpointPolicy policy) {
    this.policy = policy;
  }

  /** Counts changes; true when what was due before is not right any more. */
  boolean changed(int rows, long nowNanos) {
    boolean first = changes == 0;
    if (first) {
      oldestChangeNanos = nowNanos;
    }
    boolean fewBefore = changes < policy.changes();
    changes += rows;
    return failures == 0 && (first || (fewBefore && changes >= policy.changes()));
  }

  /** Time until a checkpoint is due: 0 for now, {@link #NEVER} while there is nothing to do. */
  long dueIn(long nowNanos) {
    if (failures > 0) {
      return Math.max(0, retryAtNanos - nowNanos);
    }
    if (changes == 0) {
      return NEVER;
    }
    long age = nowNanos - oldestChangeNanos;
    return changes >= policy.changes() ? 0 : Math.max(0, policy.interval().toNanos() - age);
  }

  /** A checkpoint begins: what comes from now on is for the one after it. */
  void begun() {
    changes = 0;
  }

  void succeeded() {
    failures = 0;
  }

  void failed(long nowNanos) {
    failures++;
    retryAtNanos = nowNanos + CheckpointPolicy.retryNanos(failures);
  }
}
