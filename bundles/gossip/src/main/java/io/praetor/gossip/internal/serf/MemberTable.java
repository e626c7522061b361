package io.praetor.gossip.internal.serf;

import io.praetor.api.gossip.MemberStatus;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.serf.SerfEffect.Change;
import io.praetor.gossip.internal.swim.SwimEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All members, this one included, and what became of them. The layer below knows who answers; why
 * one does not is known from what was said before: a node that said that it leaves has left, any
 * other one failed.
 */
final class MemberTable {

  /**
   * As many as the layer below holds. That one soon forgets who is gone, this one does not for
   * days, so that somebody who invents members could fill the memory with them.
   */
  static final int MEMBERS_MAX = 65_536;

  private final String self;
  private final Outbox out;
  private final RecentIntents intents = new RecentIntents();
  private final Map<String, MemberEntry> members = new LinkedHashMap<>();

  /** Members to forget as soon as they are gone, and when to do so at the latest. */
  private final Map<String, Long> prunes = new HashMap<>();

  private final long pruneDelayNanos;
  private final Consumer<String> forgotten;
  private int failed;
  private int left;

  /**
   * Knows this member only.
   *
   * @param pruneDelayNanos how long a member that is to be forgotten has to go by itself
   * @param forgotten is told names of members that are no more
   */
  MemberTable(NodeRecord self, long pruneDelayNanos, Outbox out, Consumer<String> forgotten) {
    this.forgotten = forgotten;
    this.self = self.name();
    this.pruneDelayNanos = pruneDelayNanos;
    this.out = out;
    members.put(this.self, new MemberEntry(self));
  }

  void joined(NodeRecord node, long nowNanos) {
    MemberEntry member = members.get(node.name());
    if (member == null) {
      makeRoom(nowNanos);
      member = new MemberEntry(node);
      RecentIntents.Intent intent = intents.of(node.name());
      if (intent != null) {
        member.word(intent.leave(), intent.time());
        member.status(intent.leave() ? MemberStatus.LEAVING : MemberStatus.ALIVE);
      }
      members.put(node.name(), member);
    } else {
      discount(member);
      member.returned(node);
      prunes.remove(node.name());
    }
    out.changed(member, Change.JOINED);
  }

  /** Of too many, who has been gone for longest is forgotten. */
  private void makeRoom(long nowNanos) {
    if (members.size() >= MEMBERS_MAX) {
      members.values().stream()
          .filter(MemberEntry::isGone)
          .max(Comparator.comparingLong(member -> member.goneForNanos(nowNanos)))
          .ifPresent(this::forget);
    }
  }

  void updated(NodeRecord node) {
    MemberEntry member = members.get(node.name());
    if (member != null) {
      member.describe(node);
      out.changed(member, Change.UPDATED);
    }
  }

  void describeSelf(byte[] meta) {
    MemberEntry member = self();
    member.describe(meta);
    out.changed(member, Change.UPDATED);
  }

  /** The layer below never speaks of this member itself. */
  void selfLeft() {
    self().status(MemberStatus.LEFT);
    left++;
    out.changed(self(), Change.LEFT);
  }

  /** The layer below no longer counts on a node. */
  void gone(NodeRecord node, long nowNanos) {
    MemberEntry member = members.get(node.name());
    if (member == null || member.isGone()) {
      return;
    }
    member.wentAt(node.incarnation());
    if (member.saidToLeave() || node.state() == NodeState.LEFT) {
      member.gone(MemberStatus.LEFT, nowNanos);
      left++;
      out.changed(member, Change.LEFT);
      if (prunes.containsKey(node.name())) {
        forget(member);
      }
    } else {
      member.gone(MemberStatus.FAILED, nowNanos);
      failed++;
      out.changed(member, Change.FAILED);
    }
  }

  /**
   * Somebody said that a node leaves.
   *
   * @return whether that is news which others should hear
   */
  boolean leaveIntended(SerfMessage.Leave intent, long nowNanos) {
    MemberEntry member = members.get(intent.node());
    if (member == null) {
      return intents.note(intent.node(), true, intent.time(), nowNanos);
    }
    if (intent.time() <= member.statusTime()) {
      return false;
    }
    // Noted whatever becomes of it, so that it is passed on only once.
    member.word(true, intent.time());
    if (member.is(MemberStatus.ALIVE)) {
      member.status(MemberStatus.LEAVING);
      out.changed(member, Change.LEAVING);
    } else if (member.is(MemberStatus.FAILED)) {
      failed--;
      left++;
      member.gone(MemberStatus.LEFT, nowNanos);
      out.changed(member, Change.LEFT);
    }
    if (intent.prune()) {
      prune(member, nowNanos);
    }
    return true;
  }

  /** Somebody said that a node joined; likewise. */
  boolean joinIntended(SerfMessage.Join intent, long nowNanos) {
    MemberEntry member = members.get(intent.node());
    if (member == null) {
      return intents.note(intent.node(), false, intent.time(), nowNanos);
    }
    if (intent.time() <= member.statusTime()) {
      return false;
    }
    member.word(false, intent.time());
    if (member.is(MemberStatus.LEAVING)) {
      // What was said of its leaving is older than its joining.
      member.status(MemberStatus.ALIVE);
      out.changed(member, Change.UPDATED);
    }
    return true;
  }

  private void prune(MemberEntry member, long nowNanos) {
    if (member.name().equals(self)) {
      return;
    }
    if (member.is(MemberStatus.LEFT)) {
      forget(member);
    } else {
      prunes.put(member.name(), nowNanos + pruneDelayNanos);
    }
  }

  /** Forgets those that have been gone for long enough, and words about nodes that never came. */
  void reap(ReapRule rule, long nowNanos) {
    for (MemberEntry member : new ArrayList<>(members.values())) {
      if (rule.isOver(member, nowNanos)) {
        forget(member);
      }
    }
    intents.forgetOld(nowNanos);
  }

  /** Forgets those that were to be forgotten and did not go by themselves. */
  void prune(long nowNanos) {
    if (prunes.isEmpty()) {
      return;
    }
    for (String name : new ArrayList<>(prunes.keySet())) {
      if (nowNanos - prunes.get(name) >= 0) {
        MemberEntry member = members.get(name);
        prunes.remove(name);
        if (member != null && !member.is(MemberStatus.ALIVE)) {
          forget(member);
        }
      }
    }
  }

  private void forget(MemberEntry member) {
    discount(member);
    members.remove(member.name());
    prunes.remove(member.name());
    forgotten.accept(member.name());
    out.changed(member, Change.REAPED);
    out.below(new SwimEvent.Forget(member.name()));
  }

  private void discount(MemberEntry member) {
    if (member.is(MemberStatus.FAILED)) {
      failed--;
    } else if (member.is(MemberStatus.LEFT)) {
      left--;
    }
  }

  MemberEntry self() {
    return members.get(self);
  }

  /** The member; null when it is not known. */
  MemberEntry get(String name) {
    return members.get(name);
  }

  /**
   * Whether it is believed to have failed and nobody has spoken of it since: then it left, if
   * others say so.
   */
  boolean failedAt(String name, long time) {
    MemberEntry member = members.get(name);
    return member != null && member.is(MemberStatus.FAILED) && member.statusTime() == time;
  }

  /** Whether a member is there. */
  boolean isAt(Endpoint endpoint) {
    return members.values().stream().anyMatch(member -> member.endpoint().equals(endpoint));
  }

  Collection<MemberEntry> all() {
    return members.values();
  }

  List<MemberEntry> with(MemberStatus status) {
    return members.values().stream().filter(member -> member.is(status)).toList();
  }

  boolean isAlone() {
    return members.values().stream()
        .noneMatch(member -> member.is(MemberStatus.ALIVE) && !member.name().equals(self));
  }

  int size() {
    return members.size();
  }

  int failed() {
    return failed;
  }

  int left() {
    return left;
  }

  /** Those that are neither failed nor left. */
  int present() {
    return members.size() - failed - left;
  }

  /** For a full exchange. */
  Map<String, Long> statusTimes() {
    Map<String, Long> times = new HashMap<>();
    members.values().forEach(member -> times.put(member.name(), member.statusTime()));
    return times;
  }

  /** When a member is forgotten. */
  @FunctionalInterface
  interface ReapRule {
    boolean isOver(MemberEntry member, long nowNanos);
  }
}
