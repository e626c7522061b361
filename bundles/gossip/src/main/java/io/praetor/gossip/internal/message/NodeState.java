package io.praetor.gossip.internal.message;

/** Belief about a node; the ordinals are those on the wire. */
public enum NodeState {
  ALIVE,
  SUSPECT,
  DEAD,
  LEFT
}
