package io.praetor.raft.internal;

import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Metrics;
import io.praetor.api.metrics.Sample;

/** Counts what goes into the log here, while somebody wants to know. Any thread. */
final class CommitMeter {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final Handles NOBODY = new Handles(Counter.NONE, Sample.NONE);

  private record Handles(Counter applied, Sample commitTime) {}

  private volatile Handles handles = NOBODY;
  private volatile Metrics current;

  void follow(Metrics metrics) {
    current = metrics;
    handles = new Handles(metrics.counter("raft.apply"), metrics.sample("raft.commitTime"));
  }

  /** With a dynamic greedy reference the next one is followed before the last one goes. */
  void forget(Metrics metrics) {
    if (current == metrics) {
      current = null;
      handles = NOBODY;
    }
  }

  /** Commands were committed together. */
  void committed(int commands, long nanos) {
    Handles known = handles;
    known.applied.add(commands);
    known.commitTime.add(nanos / NANOS_PER_MILLI);
  }
}
