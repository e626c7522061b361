package io.praetor.gossip.internal.serf;

import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.UserEvent;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.swim.SwimEvent;

/** What the serf layer does about it, in this order. */
public sealed interface SerfEffect {

  /** Something for the layer below. */
  record Below(SwimEvent event) implements SerfEffect {}

  /** Send this user message to one member. */
  record Send(Endpoint to, byte[] payload) implements SerfEffect {}

  /**
   * A member is not as it was.
   *
   * @param why the change, for people and for the snapshot
   */
  record Changed(Member member, Change why) implements SerfEffect {}

  /** An event was fired by some member. */
  record Fired(UserEvent event) implements SerfEffect {}

  /** A member answered a question about keys. */
  record KeysAnswered(long handle, String from, KeyAnswer answer) implements SerfEffect {}

  /**
   * All have answered, or the time is over.
   *
   * @param members how many were asked
   */
  record KeysClosed(long handle, int members) implements SerfEffect {}

  /** Try a failed member again. */
  record Reconnect(String name, Endpoint endpoint) implements SerfEffect {}

  /** This member has left, and the others had time to hear of it. */
  record Departed() implements SerfEffect {}

  /** Most members know another node by this member's name: this one has to go. */
  record Outvoted(int matching, int answers) implements SerfEffect {}

  /** Why a member is not as it was. */
  enum Change {
    JOINED,
    UPDATED,
    LEAVING,
    LEFT,
    FAILED,
    REAPED
  }
}
