package io.praetor.gossip.internal.pool;

import io.praetor.gossip.internal.serf.Serf;
import io.praetor.gossip.internal.swim.Swim;

/** The two state machines of one life of a member. */
record Core(Swim swim, Serf serf) {}
