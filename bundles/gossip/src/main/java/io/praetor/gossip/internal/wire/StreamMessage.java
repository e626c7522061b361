package io.praetor.gossip.internal.wire;

import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;

/** What goes from member to member over TCP; one each way in a connection. */
public sealed interface StreamMessage {

  /** One half of a full exchange. */
  record State(FullState state) implements StreamMessage {}

  /** A message that could come by packet as well: a ping, its acknowledgement, a user message. */
  record Single(Message message) implements StreamMessage {}

  /** Why the other side does not want what we sent. */
  record Refusal(String reason) implements StreamMessage {}
}
