package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;

/** A full exchange brought all that another member believes. */
final class MergeRule {

  private final Known known;
  private final AliveRule alive;
  private final SuspectRule suspect;
  private final DeadRule dead;

  MergeRule(Known known, AliveRule alive, SuspectRule suspect, DeadRule dead) {
    this.known = known;
    this.alive = alive;
    this.suspect = suspect;
    this.dead = dead;
  }

  void learn(FullState theirs, long nowNanos) {
    NodeRecord stranger = null;
    for (NodeRecord claim : theirs.nodes()) {
      if (claim.state() == NodeState.ALIVE && !known.plausibility().speaks(claim.versions())) {
        stranger = claim;
      }
      learn(claim, nowNanos);
    }
    if (stranger != null) {
      known
          .outbox()
          .effect(
              new SwimEffect.Refused(
                  "node " + stranger.name() + " speaks another protocol: " + stranger.versions()));
    }
  }

  /**
   * What the other believes dead is only suspected here, as if we had found it so ourselves: it may
   * have come back, and gets the time to say so.
   */
  private void learn(NodeRecord claim, long nowNanos) {
    switch (claim.state()) {
      case ALIVE -> alive.hear(claim, nowNanos);
      case LEFT ->
          dead.hear(new Message.Dead(claim.incarnation(), claim.name(), claim.name()), nowNanos);
      case DEAD, SUSPECT ->
          suspect.hear(
              new Message.Suspect(claim.incarnation(), claim.name(), known.self().name()),
              nowNanos);
    }
  }
}
