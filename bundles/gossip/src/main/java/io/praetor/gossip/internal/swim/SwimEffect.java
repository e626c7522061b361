package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import java.util.List;

/** What a member does about it, in this order. */
public sealed interface SwimEffect {

  /**
   * Send these in one packet; together they fit.
   *
   * @param messages encoded
   */
  record Send(Endpoint to, List<byte[]> messages) implements SwimEffect {}

  /** Ping over TCP, because the network may drop packets only. */
  record StreamPing(Endpoint to, Message.Ping ping, long timeoutMillis) implements SwimEffect {}

  /** Exchange everything with this node. */
  record Exchange(Endpoint with) implements SwimEffect {}

  /** A node is there that was not. */
  record Joined(NodeRecord node) implements SwimEffect {}

  /** What a node says of itself changed. */
  record Updated(NodeRecord node) implements SwimEffect {}

  /** A node is gone: its state tells whether it died or left. */
  record Left(NodeRecord node) implements SwimEffect {}

  /** A second node uses the name of one that lives. */
  record Conflict(NodeRecord known, NodeRecord other) implements SwimEffect {}

  /** Something for the layer above. */
  record Delivered(byte[] payload) implements SwimEffect {}

  /**
   * A direct ping was answered.
   *
   * @param payload what the acknowledgement carried
   */
  record Measured(String node, long roundTripNanos, byte[] payload) implements SwimEffect {}

  /**
   * An exchange brought nodes that cannot be let in.
   *
   * @param reason one line
   */
  record Refused(String reason) implements SwimEffect {}
}
