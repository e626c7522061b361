package io.praetor.gossip.internal.serf;

import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.Versions;
import java.util.Map;

/** A member as this layer knows it. Owned by {@link MemberTable}. */
final class MemberEntry {

  /** What is shown of a node that has not said which versions it speaks. */
  private static final Versions UNKNOWN = new Versions(0, 0, 0, 0, 0, 0);

  private NodeRecord node;
  private Map<String, String> tags;
  private MemberStatus status = MemberStatus.ALIVE;
  private long statusTime;
  private long goneSinceNanos;

  MemberEntry(NodeRecord node) {
    describe(node);
  }

  void describe(NodeRecord newer) {
    node = newer;
    tags = Map.copyOf(TagCodec.decode(newer.meta()));
  }

  void describe(byte[] meta) {
    describe(
        new NodeRecord(
            node.name(), node.endpoint(), meta, node.incarnation(), node.state(), node.versions()));
  }

  String name() {
    return node.name();
  }

  Endpoint endpoint() {
    return node.endpoint();
  }

  Map<String, String> tags() {
    return tags;
  }

  Versions versions() {
    return node.versions() == null ? UNKNOWN : node.versions();
  }

  MemberStatus status() {
    return status;
  }

  boolean is(MemberStatus other) {
    return status == other;
  }

  void status(MemberStatus newer) {
    status = newer;
  }

  void gone(MemberStatus newer, long nowNanos) {
    status = newer;
    goneSinceNanos = nowNanos;
  }

  long goneForNanos(long nowNanos) {
    return nowNanos - goneSinceNanos;
  }

  /** Lamport time at which its status was last said to change. */
  long statusTime() {
    return statusTime;
  }

  void statusTime(long time) {
    statusTime = time;
  }

  Member member() {
    Versions versions = versions();
    return new Member(
        name(),
        endpoint().address().getHostAddress(),
        endpoint().port(),
        tags,
        status,
        versions.min(),
        versions.max(),
        versions.current(),
        versions.delegateMin(),
        versions.delegateMax(),
        versions.delegateCurrent());
  }
}
