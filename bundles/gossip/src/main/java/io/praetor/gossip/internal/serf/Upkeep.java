package io.praetor.gossip.internal.serf;

import io.praetor.api.gossip.MemberStatus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** What is done from time to time: forget those that are gone for good, try failed ones again. */
final class Upkeep {

  static final long REAP_NANOS = TimeUnit.SECONDS.toNanos(15);
  static final long RECONNECT_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** Members that are to be forgotten at once are looked at more often. */
  private static final long PRUNE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final MemberTable members;
  private final MemberTable.ReapRule rule;
  private final RandomGenerator random;
  private final Outbox out;
  private long nextReapNanos;
  private long nextReconnectNanos;
  private long nextPruneNanos;

  Upkeep(
      SerfOptions options, MemberTable members, RandomGenerator random, Outbox out, long nowNanos) {
    this.members = members;
    this.random = random;
    this.out = out;
    rule =
        new Reaping(
            Timing.nanos(options.reconnectTimeoutMillis()),
            Timing.nanos(options.tombstoneTimeoutMillis()));
    nextReapNanos = nowNanos + REAP_NANOS;
    nextReconnectNanos = nowNanos + RECONNECT_NANOS;
    nextPruneNanos = nowNanos + PRUNE_NANOS;
  }

  void tick(long nowNanos) {
    if (nowNanos - nextReapNanos >= 0) {
      nextReapNanos = nowNanos + REAP_NANOS;
      members.reap(rule, nowNanos);
    }
    if (nowNanos - nextReconnectNanos >= 0) {
      nextReconnectNanos = nowNanos + RECONNECT_NANOS;
      reconnect();
    }
    if (nowNanos - nextPruneNanos >= 0) {
      nextPruneNanos = nowNanos + PRUNE_NANOS;
      members.prune(nowNanos);
    }
  }

  long nextDeadline() {
    return Math.min(Math.min(nextReapNanos, nextReconnectNanos), nextPruneNanos);
  }

  /**
   * With a probability of failed / alive, so that all members together try each failed one about
   * once in every interval.
   */
  private void reconnect() {
    List<MemberEntry> failed = members.with(MemberStatus.FAILED);
    if (failed.isEmpty()) {
      return;
    }
    double probability = (double) failed.size() / Math.max(1, members.present());
    if (random.nextDouble() > probability) {
      return;
    }
    MemberEntry member = failed.get(random.nextInt(failed.size()));
    out.add(new SerfEffect.Reconnect(member.name(), member.endpoint()));
  }
}
