package io.praetor.api.gossip;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what happens in a pool; a whiteboard service with the property {@link GossipPool#POOL}.
 * Calls come one after the other, in order, on the pool's thread: they must not block. A listener
 * that comes late is told {@link #memberChanged} for every member that is known.
 */
@ConsumerType
public interface GossipListener {

  /** A member joined, changed, failed, left, or came back: its status says which. */
  default void memberChanged(Member member) {}

  /** A member was forgotten, long after it failed or left. */
  default void memberReaped(Member member) {}

  /** Somebody, possibly this agent, sent an event to all. */
  default void eventReceived(UserEvent event) {}
}
