package io.praetor.raft.internal.control;

import io.praetor.api.raft.ReadMode;
import java.util.List;
import java.util.UUID;

/** A question of one server to another. */
public sealed interface ControlRequest {

  /** How far are you? Answered with {@link ControlReply.Standing}. */
  record Ask() implements ControlRequest {}

  /**
   * Open the log of this cluster, so that you can be added. Answered with {@link
   * ControlReply.Done}.
   *
   * @param node who is meant; another server that got its address refuses
   */
  record Invite(String node, UUID group) implements ControlRequest {}

  /** Append these. Answered with {@link ControlReply.Outcomes}. */
  record Submit(List<byte[]> commands) implements ControlRequest {}

  /**
   * How far must one have come to read? Answered with {@link ControlReply.ReadIndex}.
   *
   * @param node who asks, to be told soon that the entry is committed
   */
  record Read(ReadMode mode, String node) implements ControlRequest {}

  /** Hand over leadership, to the most caught-up server when the id is empty. */
  record Transfer(String node) implements ControlRequest {}

  /** Remove a server. */
  record Remove(String node) implements ControlRequest {}

  /** How is everybody? Answered with {@link ControlReply.Healths}. */
  record AskHealth() implements ControlRequest {}
}
