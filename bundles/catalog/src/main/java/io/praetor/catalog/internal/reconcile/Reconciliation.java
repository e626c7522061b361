package io.praetor.catalog.internal.reconcile;

import io.praetor.api.gossip.Member;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.command.Deregistration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares members with nodes and says what is to be written: nothing when nothing differs. Holds
 * one thing only, the nodes that were unknown to gossip the last time. Used by one thread.
 */
final class Reconciliation {

  private final String datacenter;
  private final String self;
  private final Membership membership;
  private Set<String> unknownBefore = Set.of();

  /**
   * Makes it.
   *
   * @param self name of this agent, which never removes itself: the next leader will
   * @param membership what becomes of those that are ours
   */
  Reconciliation(String datacenter, String self, Membership membership) {
    this.membership = membership;
    this.datacenter = datacenter;
    this.self = self;
  }

  /** What is to be written because of one member; null for nothing. */
  CatalogCommand ofMember(Member member, CatalogNode known) {
    if (!isOurs(member)) {
      return null;
    }
    return switch (member.status()) {
      case ALIVE -> membership.ofAlive(member, known);
      case FAILED -> membership.ofFailed(member, known);
      case LEFT -> isSelf(member.name()) ? null : membership.ofGone(member, known);
      case LEAVING -> null;
    };
  }

  /** What is to be written because a member was forgotten; null for nothing. */
  CatalogCommand ofReaped(Member member, CatalogNode known) {
    return isOurs(member) && !isSelf(member.name()) ? membership.ofGone(member, known) : null;
  }

  /**
   * What is to be written after a comparison of everything. A node that gossip does not know is
   * removed only when the comparison before did not know it either: a server that starts and leads
   * at once has not heard of everybody yet, and what is removed takes its services along.
   */
  List<CatalogCommand> ofAll(List<Member> members, Map<String, CatalogNode> nodes) {
    List<CatalogCommand> commands = new ArrayList<>();
    Set<String> unknown = new HashSet<>(nodes.keySet());
    membership.only(
        members.stream()
            .map(member -> CatalogKeys.folded(member.name()))
            .collect(Collectors.toSet()));
    for (Member member : members) {
      String key = CatalogKeys.folded(member.name());
      unknown.remove(key);
      CatalogCommand command = ofMember(member, nodes.get(key));
      if (command != null) {
        commands.add(command);
      }
    }
    unknown.removeIf(key -> !nodes.get(key).isMember());
    for (String key : unknown) {
      String name = nodes.get(key).node().name();
      if (!isSelf(name) && unknownBefore.contains(key)) {
        commands.add(new Deregistration(name, "", ""));
      }
    }
    unknownBefore = unknown;
    return commands;
  }

  /** Plain members of a pool, agents of other datacenters and of segments are none of ours. */
  private boolean isOurs(Member member) {
    String role = member.tag("role");
    boolean agent = role.equals("node");
    boolean server = MemberRegistration.isServer(member) && member.tag("segment").isEmpty();
    return (agent || server) && member.tag("dc").equalsIgnoreCase(datacenter);
  }

  private boolean isSelf(String name) {
    return name.equals(self);
  }
}
