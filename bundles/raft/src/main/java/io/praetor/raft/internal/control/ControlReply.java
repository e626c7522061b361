package io.praetor.raft.internal.control;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.Servers.ServerHealth;
import java.util.List;
import java.util.UUID;

/** An answer to a {@link ControlRequest}. */
public sealed interface ControlReply {

  /** It was done. */
  record Done() implements ControlReply {}

  /** This server does not lead, and has done nothing. */
  record NotLeader() implements ControlReply {}

  /** It could not be done. */
  record Failed(String message) implements ControlReply {}

  /**
   * Where a server stands.
   *
   * @param node its id
   * @param group its cluster, null while it has none
   * @param founders ids of those that found the cluster together, empty once it has had a leader
   * @param member whether it is one of the members that it knows of
   * @param last its newest entry
   * @param lastContactMillis since it heard the leader, 0 when it leads
   */
  record Standing(
      String node,
      UUID group,
      List<Founder> founders,
      boolean member,
      LogPosition last,
      long lastContactMillis)
      implements ControlReply {}

  /**
   * One of those that begin a cluster.
   *
   * @param address {@code host:port}
   */
  record Founder(String node, String address) {}

  /** What became of each command. */
  record Outcomes(List<Outcome> each) implements ControlReply {}

  /** What became of a command. */
  sealed interface Outcome {}

  /** It was applied, with this result. */
  record Applied(byte[] result) implements Outcome {}

  /** It was surely not appended, and may be tried again. */
  record NotTaken() implements Outcome {}

  /** It was refused for good. */
  record Refused(Reason reason, String message) implements Outcome {}

  /** Why a command was refused. */
  enum Reason {
    TOO_LARGE,
    BUSY,
    FAILED
  }

  /** What a read must have seen. */
  record ReadIndex(LogPosition position) implements ControlReply {}

  /** How everybody is. */
  record Healths(List<ServerHealth> each) implements ControlReply {}
}
