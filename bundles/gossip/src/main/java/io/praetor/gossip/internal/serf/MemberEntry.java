package io.praetor.gossip.internal.serf;

import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.format.net.IpText;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.Versions;
import java.util.Map;

/** A member as this layer knows it. Owned by {@link MemberTable}. */
final class MemberEntry {

  /** What is shown of a node that has not said which versions it speaks. */
  private static final Versions UNKNOWN = new Versions(0, 0, 0, 0, 0, 0);

  private NodeRecord node;

  /** The one that it was last believed at; it may have grown since it described itself. */
  private long incarnation;

  private Map<String, String> tags;
  private MemberStatus status = MemberStatus.ALIVE;
  private long statusTime;
  private long goneSinceNanos;

  /** Whether the newest word about it is that it leaves, and it has not been back since. */
  private boolean saidToLeave;

  MemberEntry(NodeRecord node) {
    describe(node);
  }

  void describe(NodeRecord newer) {
    node = newer;
    incarnation = newer.incarnation();
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

  boolean isGone() {
    return status == MemberStatus.FAILED || status == MemberStatus.LEFT;
  }

  boolean saidToLeave() {
    return saidToLeave;
  }

  void status(MemberStatus newer) {
    status = newer;
  }

  void gone(MemberStatus newer, long nowNanos) {
    status = newer;
    saidToLeave = newer == MemberStatus.LEFT;
    goneSinceNanos = nowNanos;
  }

  /**
   * It is there again. If it had left and says nothing newer of itself, it may be another member
   * that was cut off and brings back what it remembers; until somebody says that it joined, its
   * leaving still counts.
   */
  void returned(NodeRecord again) {
    saidToLeave = saidToLeave && is(MemberStatus.LEFT) && again.incarnation() <= incarnation;
    status = MemberStatus.ALIVE;
    describe(again);
  }

  void wentAt(long lastIncarnation) {
    incarnation = lastIncarnation;
  }

  long goneForNanos(long nowNanos) {
    return nowNanos - goneSinceNanos;
  }

  /** Lamport time at which its status was last said to change. */
  long statusTime() {
    return statusTime;
  }

  /** Somebody said that it leaves, or that it joined. */
  void word(boolean leave, long time) {
    saidToLeave = leave;
    statusTime = time;
  }

  Member member() {
    Versions versions = versions();
    return new Member(
        name(),
        IpText.of(endpoint().address()),
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
