package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;

/** What can happen to a member. */
public sealed interface SwimEvent {

  /** Time has passed: at {@link Swim#nextTick} at the latest. */
  record Tick() implements SwimEvent {}

  /** A message came by packet. */
  record Received(Endpoint from, Message message) implements SwimEvent {}

  /** A full exchange, begun by either side, brought the other's state. */
  record Learned(FullState theirs) implements SwimEvent {}

  /** A ping over TCP ended. */
  record StreamPinged(long sequence, boolean answered) implements SwimEvent {}

  /** What this member says of itself is something else now. */
  record MetaChanged(byte[] meta) implements SwimEvent {}

  /** What acknowledgements carry from now on. */
  record AckPayloadChanged(byte[] payload) implements SwimEvent {}

  /**
   * The layer above wants all members to hear something.
   *
   * @param lane queues of lower number go first
   * @param key of two with one key only the newer is kept; null for none
   */
  record Broadcast(int lane, String key, byte[] payload) implements SwimEvent {}

  /** This member leaves. */
  record Leave() implements SwimEvent {}

  /** Forget a node that is dead or left. */
  record Forget(String node) implements SwimEvent {}
}
