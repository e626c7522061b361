package io.praetor.gossip.internal.pool;

import io.praetor.api.gossip.Member;
import io.praetor.gossip.internal.serf.SerfEffect;
import io.praetor.gossip.internal.swim.SwimEffect;

/** What leaves the state machines and does not go to other members. Called on the loop. */
interface SerfOutput {

  /** A life of this member begins. */
  void started(Member self);

  void perform(SerfEffect effect);

  void conflict(SwimEffect.Conflict conflict);

  /** One event and all that came of it has been dealt with. */
  void settled(Core core);
}
