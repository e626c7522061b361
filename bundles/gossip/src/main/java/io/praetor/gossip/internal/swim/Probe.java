package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.NodeRecord;

/** One probe in flight. */
final class Probe {

  private final NodeRecord target;
  private final long sequence;
  private final long sent;
  private int nacksExpected;
  private int nacks;
  private boolean othersAsked;
  private boolean streamAnswered;
  private Timers.Timer timer;

  Probe(NodeRecord target, long sequence, long nowNanos) {
    this.target = target;
    this.sequence = sequence;
    this.sent = nowNanos;
  }

  NodeRecord target() {
    return target;
  }

  Endpoint endpoint() {
    return target.endpoint();
  }

  long sequence() {
    return sequence;
  }

  long sinceSent(long nowNanos) {
    return nowNanos - sent;
  }

  void askOthers(int nacksAwaited) {
    othersAsked = true;
    nacksExpected = nacksAwaited;
  }

  /** After that an answer may have come by a detour and measures nothing. */
  boolean othersAsked() {
    return othersAsked;
  }

  void nacked() {
    nacks = Math.min(nacks + 1, nacksExpected);
  }

  /**
   * What the failure says of our own health: helpers that answered nothing at all, not even that
   * the target is silent, speak against us; without helpers the failure itself does.
   */
  int awarenessDelta() {
    return nacksExpected > 0 ? nacksExpected - nacks : 1;
  }

  boolean streamAnswered() {
    return streamAnswered;
  }

  void answeredByStream() {
    streamAnswered = true;
  }

  Timers.Timer timer() {
    return timer;
  }

  void timer(Timers.Timer running) {
    timer = running;
  }
}
