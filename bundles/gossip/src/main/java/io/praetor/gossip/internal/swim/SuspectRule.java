package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeState;

/** A node is said not to answer: it gets a respite in which it may refute (SWIM §4.2). */
final class SuspectRule {

  /**
   * Confirmations are expected from the members that probe the suspect within the shortest respite,
   * less two intervals because their rounds are not in step with ours.
   */
  private static final int INTERVALS_OUT_OF_STEP = 2;

  /** The suspect does not confirm, nor do we ourselves. */
  private static final int NOT_CONFIRMING = 2;

  private final SwimOptions options;
  private final Known known;
  private final DeadRule dead;

  SuspectRule(SwimOptions options, Known known, DeadRule dead) {
    this.options = options;
    this.known = known;
    this.dead = dead;
  }

  void hear(Message.Suspect claim, long nowNanos) {
    Peer peer = known.roster().get(claim.node());
    if (peer == null
        || !known.plausibility().admits(claim.incarnation(), claim.from(), peer)
        || claim.incarnation() < peer.incarnation()) {
      return;
    }
    if (peer.suspicion() != null) {
      confirm(peer, claim);
    } else if (known.self().is(peer)) {
      known.self().refute(claim.incarnation(), nowNanos);
    } else if (peer.state() == NodeState.ALIVE) {
      begin(peer, claim, nowNanos);
    }
  }

  /** Only a member's word counts, and not the suspect's; new confirmations are passed on. */
  private void confirm(Peer peer, Message.Suspect claim) {
    Peer accuser = known.roster().get(claim.from());
    if (accuser == null || accuser.gone() || accuser == peer) {
      return;
    }
    Suspicion suspicion = peer.suspicion();
    if (suspicion.confirm(claim.from())) {
      known.broadcasts().tell(claim.node(), claim);
      known.timers().cancel(suspicion.timer());
      watch(peer, suspicion);
    }
  }

  private void begin(Peer peer, Message.Suspect claim, long nowNanos) {
    int nodes = known.roster().size();
    int wanted = options.suspecting().mult() - INTERVALS_OUT_OF_STEP;
    if (nodes - NOT_CONFIRMING < wanted || wanted < 0) {
      wanted = 0;
    }
    long min =
        Scale.suspicionNanos(
            options.suspecting().mult(), nodes, Nanos.ofMillis(options.probing().intervalMillis()));
    Suspicion suspicion =
        new Suspicion(
            claim.from(), wanted, min, options.suspecting().maxTimeoutMult() * min, nowNanos);
    known.broadcasts().tell(claim.node(), claim);
    peer.suspect(claim.incarnation(), suspicion, nowNanos);
    watch(peer, suspicion);
  }

  /**
   * Who found the suspect silent itself warns it once more, half-way: the gossip about it may have
   * died out while the suspect was cut off, and then it would never know that it has to refute.
   */
  private void watch(Peer peer, Suspicion suspicion) {
    boolean warn = suspicion.accusedBy(known.self().name()) && !suspicion.warned();
    long due = warn ? suspicion.halfway() : suspicion.due();
    suspicion.timer(known.timers().at(due, now -> expired(peer, suspicion, warn, now)));
  }

  private void expired(Peer peer, Suspicion suspicion, boolean warn, long nowNanos) {
    String self = known.self().name();
    if (warn) {
      known
          .outbox()
          .send(
              peer.record().endpoint(), new Message.Suspect(peer.incarnation(), peer.name(), self));
      suspicion.warn();
      watch(peer, suspicion);
    } else {
      dead.hear(new Message.Dead(peer.incarnation(), peer.name(), self), nowNanos);
    }
  }
}
