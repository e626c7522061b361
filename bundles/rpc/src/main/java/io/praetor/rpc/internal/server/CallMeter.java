package io.praetor.rpc.internal.server;

import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Metrics;

/** Counts what others ask for here, while somebody wants to know. Any thread. */
public final class CallMeter {

  private record Handles(Counter calls, Counter streams) {}

  private static final Handles NOBODY = new Handles(Counter.NONE, Counter.NONE);

  private volatile Handles handles = NOBODY;
  private volatile Metrics current;

  public void follow(Metrics metrics) {
    current = metrics;
    handles = new Handles(metrics.counter("rpc.request"), metrics.counter("rpc.streams"));
  }

  /** With a dynamic greedy reference the next one is followed before the last one goes. */
  public void forget(Metrics metrics) {
    if (current == metrics) {
      current = null;
      handles = NOBODY;
    }
  }

  void call() {
    handles.calls.add(1);
  }

  void stream() {
    handles.streams.add(1);
  }
}
