package io.praetor.api.raft;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Work that one server of a datacenter does: the leader. A whiteboard service with the property
 * {@link #NAME}; of two with one name only the newer of the higher ranking is called, so that a new
 * version can stand beside the old one. Calls come one after the other on a thread of their own,
 * and must return soon.
 */
@ConsumerType
public interface LeaderTask {

  /** Service property: a name that is unique among tasks. */
  String NAME = "praetor.leader-task";

  /** This server leads, and its state holds everything that was acknowledged before. */
  void lead();

  /** It leads no longer, or the task is going away. Follows each {@link #lead}. */
  void rest();
}
