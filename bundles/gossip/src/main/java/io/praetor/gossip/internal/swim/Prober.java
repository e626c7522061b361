package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Finds out who is not there any more: one node is probed at a time, first directly, then through
 * others and over TCP (SWIM §3.1), the slower the less this member trusts itself (Lifeguard §IV.A).
 */
final class Prober {

  /** Members from this protocol version on answer pings over TCP. */
  private static final int STREAM_PING_VERSION = 3;

  /** Members from this protocol version on tell when a target does not answer. */
  private static final int NACK_VERSION = 4;

  private final SwimOptions.Probing options;
  private final long toDeadNanos;
  private final Known known;
  private final Awareness awareness;
  private final Sequences sequences;
  private final SuspectRule suspect;
  private final long intervalNanos;
  private final long timeoutNanos;
  private Probe probe;
  private long nextRound;

  Prober(
      SwimOptions all, Known known, Awareness awareness, Sequences sequences, SuspectRule suspect) {
    this.options = all.probing();
    this.toDeadNanos = Nanos.ofMillis(all.gossiping().toDeadMillis());
    this.known = known;
    this.awareness = awareness;
    this.sequences = sequences;
    this.suspect = suspect;
    this.intervalNanos = Nanos.ofMillis(options.intervalMillis());
    this.timeoutNanos = Nanos.ofMillis(options.timeoutMillis());
  }

  /** Starts at a random time within the interval, so that members are not in step. */
  void begin(RandomGenerator random, long nowNanos) {
    known.timers().at(nowNanos + random.nextLong(intervalNanos), this::round);
  }

  private void round(long nowNanos) {
    nextRound = nowNanos + intervalNanos;
    Peer target =
        known
            .roster()
            .next(
                peer -> !known.self().is(peer) && !peer.gone(),
                peer -> !known.self().is(peer) && peer.gone() && peer.age(nowNanos) > toDeadNanos);
    if (target == null) {
      known.timers().at(nextRound, this::round);
    } else {
      start(target.record(), nowNanos);
    }
  }

  private void start(NodeRecord target, long nowNanos) {
    probe = new Probe(target, sequences.next(), nowNanos);
    Message.Ping ping = ping();
    if (target.state() == NodeState.ALIVE) {
      known.outbox().send(probe.endpoint(), ping);
    } else {
      // The "buddy system" (Lifeguard §IV.C): a suspect hears of it first from who probes it.
      known.outbox().send(probe.endpoint(), ping, accusation());
    }
    long patience = Math.min(timeoutNanos, awareness.scale(intervalNanos));
    long deadline = nowNanos + awareness.scale(intervalNanos);
    probe.timer(known.timers().at(nowNanos + patience, now -> askOthers(deadline, now)));
  }

  private Message.Ping ping() {
    NodeRecord self = known.self().peer().record();
    return new Message.Ping(probe.sequence(), probe.target().name(), self.endpoint(), self.name());
  }

  private Message.Suspect accusation() {
    return new Message.Suspect(
        probe.target().incarnation(), probe.target().name(), known.self().name());
  }

  private void askOthers(long deadline, long nowNanos) {
    int nacks = 0;
    for (Peer helper : helpers()) {
      boolean nack = understands(helper.record(), NACK_VERSION);
      nacks += nack ? 1 : 0;
      known.outbox().send(helper.record().endpoint(), indirect(nack));
    }
    probe.askOthers(nacks);
    long left = Nanos.toMillis(deadline - nowNanos);
    if (options.overStream() && left > 0 && understands(probe.target(), STREAM_PING_VERSION)) {
      known.outbox().effect(new SwimEffect.StreamPing(probe.endpoint(), ping(), left));
    }
    probe.timer(known.timers().at(deadline, this::end));
  }

  private List<Peer> helpers() {
    String target = probe.target().name();
    return known
        .roster()
        .pick(
            options.indirectChecks(),
            peer ->
                peer.state() == NodeState.ALIVE
                    && !known.self().is(peer)
                    && !peer.name().equals(target));
  }

  private Message.IndirectPing indirect(boolean nack) {
    NodeRecord self = known.self().peer().record();
    return new Message.IndirectPing(
        probe.sequence(),
        probe.endpoint(),
        probe.target().name(),
        nack,
        self.endpoint(),
        self.name());
  }

  private static boolean understands(NodeRecord node, int version) {
    return node.versions() != null && node.versions().max() >= version;
  }

  /** Whether the answer was meant for this. */
  boolean acked(Message.Ack ack, long nowNanos) {
    if (probe == null || probe.sequence() != ack.sequence()) {
      return false;
    }
    long roundTrip = probe.sinceSent(nowNanos);
    if (!probe.othersAsked() && roundTrip <= timeoutNanos) {
      known
          .outbox()
          .effect(new SwimEffect.Measured(probe.target().name(), roundTrip, ack.payload()));
    }
    known.timers().cancel(probe.timer());
    succeed(nowNanos);
    return true;
  }

  void nacked(long sequence) {
    if (probe != null && probe.sequence() == sequence) {
      probe.nacked();
    }
  }

  void streamPinged(long sequence, boolean answered) {
    if (answered && probe != null && probe.sequence() == sequence) {
      probe.answeredByStream();
    }
  }

  private void end(long nowNanos) {
    if (probe.streamAnswered()) {
      succeed(nowNanos);
      return;
    }
    awareness.apply(probe.awarenessDelta());
    suspect.hear(accusation(), nowNanos);
    rest(nowNanos);
  }

  private void succeed(long nowNanos) {
    awareness.apply(-1);
    rest(nowNanos);
  }

  private void rest(long nowNanos) {
    probe = null;
    known.timers().at(Math.max(nextRound, nowNanos), this::round);
  }
}
