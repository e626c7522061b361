package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.swim.SwimEffect;

/** What can happen to the serf layer of a member. */
public sealed interface SerfEvent {

  /** Time has passed: at {@link Serf#nextTick} at the latest. */
  record Tick() implements SerfEvent {}

  /** The layer below noticed something. */
  record Noticed(SwimEffect effect) implements SerfEvent {}

  /**
   * A full exchange brought the other side's state of this layer.
   *
   * @param ignoreEvents whether events older than the exchange are none of this member's business
   */
  record Merged(byte[] state, boolean ignoreEvents) implements SerfEvent {}

  /** At least one other member was joined: tell all that leaving is over. */
  record Announce() implements SerfEvent {}

  /** Send an event to all; its size has been checked with {@link UserEventLimit}. */
  record Fire(String name, byte[] payload, boolean coalesce) implements SerfEvent {}

  /**
   * Ask all members about the pool's keys.
   *
   * @param handle chosen by the asker, comes back with the answers
   * @param key raw; empty to list
   */
  record AskKeys(long handle, KeyOperation operation, byte[] key, int relayFactor)
      implements SerfEvent {}

  /** A tag of this member is something else now; null removes it. */
  record Retag(String key, String value) implements SerfEvent {}

  /** This member leaves. */
  record Depart() implements SerfEvent {}

  /** A failed member is to be treated as if it had left. */
  record ForceLeave(String name, boolean prune) implements SerfEvent {}
}
