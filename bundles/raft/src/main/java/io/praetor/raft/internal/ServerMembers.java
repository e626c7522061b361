package io.praetor.raft.internal;

import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The servers of this datacenter, as gossip tells of them. */
final class ServerMembers implements GossipListener {

  private static final String SERVER_ROLE = "consul";

  /**
   * How long a server that was removed while it runs stays out although gossip shows it. Consul
   * looks at all members again every 60 s, and adds it then.
   */
  private static final long DISMISSED_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final String datacenter;
  private final Runnable changed;
  private final LongSupplier nanoClock;

  /** By name, as gossip does. */
  private final Map<String, Member> members = new ConcurrentHashMap<>();

  /** By node id, until when. */
  private final Map<String, Long> dismissed = new ConcurrentHashMap<>();

  /**
   * Makes a list without members.
   *
   * @param changed is run on gossip's thread after each change
   */
  ServerMembers(String datacenter, Runnable changed, LongSupplier nanoClock) {
    this.datacenter = datacenter;
    this.changed = changed;
    this.nanoClock = nanoClock;
  }

  @Override
  public void memberChanged(Member member) {
    boolean server =
        member.tag("role").equals(SERVER_ROLE)
            && member.tag("dc").equals(datacenter)
            && !member.tag("id").isEmpty();
    Member before = server ? members.put(member.name(), member) : members.remove(member.name());
    if (before == null
        || before.status() != MemberStatus.ALIVE
        || member.status() != MemberStatus.ALIVE) {
      // It came or went since.
      dismissed.remove(member.tag("id"));
    }
    if (server || before != null) {
      changed.run();
    }
  }

  @Override
  public void memberReaped(Member member) {
    if (members.remove(member.name()) != null) {
      changed.run();
    }
  }

  /** Somebody removed this server; if it lives, it is to stay out for a while. */
  void dismiss(String id) {
    dismissed.put(id, nanoClock.getAsLong() + DISMISSED_NANOS);
  }

  /** Whether this server was removed, and neither went nor came since, and not long ago. */
  boolean isDismissed(String id) {
    Long until = dismissed.get(id);
    return until != null && nanoClock.getAsLong() - until < 0;
  }

  List<Member> all() {
    return List.copyOf(members.values());
  }

  /** The member with a node id; of several, which a renamed node leaves, one that lives. */
  Optional<Member> byId(String id) {
    Member found = null;
    Collection<Member> all = members.values();
    for (Member member : all) {
      if (member.tag("id").equals(id) && (found == null || member.status() == MemberStatus.ALIVE)) {
        found = member;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Where a member's server port is. */
  static String address(Member member) {
    int port;
    try {
      port = Integer.parseInt(member.tag("port"));
    } catch (NumberFormatException e) {
      port = 0;
    }
    return ServerAddress.text(member.address(), port);
  }

  /** How many servers a member waits for before it founds a cluster; 0 when it does not. */
  static int expect(Member member) {
    try {
      return Integer.parseInt(member.tag("expect"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Whether it may found a cluster alone. */
  static boolean bootstraps(Member member) {
    return member.tag("bootstrap").equals("1");
  }

  /** Whether it only listens. */
  static boolean listens(Member member) {
    return member.tag("nonvoter").equals("1") || member.tag("read_replica").equals("1");
  }
}
