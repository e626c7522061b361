package io.praetor.api.state;

import io.praetor.api.raft.ReadMode;
import java.time.Duration;

/**
 * How a question is asked.
 *
 * @param mode how fresh the answer must be
 * @param index wait until the answer's index is greater; 0 does not wait
 * @param maxWait longest wait, jitter included; an answer without news follows then
 * @param maxStale for {@link ReadMode#STALE}: ask as {@link ReadMode#DEFAULT} when the leader was
 *     last heard of longer ago; zero for no bound
 */
public record ReadOptions(ReadMode mode, long index, Duration maxWait, Duration maxStale) {

  /** Linearizable, at once. */
  public static final ReadOptions NOW =
      new ReadOptions(ReadMode.DEFAULT, 0, Duration.ZERO, Duration.ZERO);
}
