package io.praetor.gossip.internal.swim;

/** What the rules work on. */
record Known(
    Self self,
    Roster roster,
    Plausibility plausibility,
    Timers timers,
    Broadcasts broadcasts,
    Outbox outbox) {

  void endSuspicion(Peer peer) {
    if (peer.suspicion() != null) {
      timers.cancel(peer.suspicion().timer());
    }
  }
}
