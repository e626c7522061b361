package io.praetor.catalog.internal.reconcile;

import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.gossip.Member;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.command.Deregistration;
import io.praetor.catalog.internal.command.LiveMember;
import io.praetor.catalog.internal.command.Registration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares members with nodes and says what is to be written: nothing when nothing differs. Holds
 * one thing only, the nodes that were unknown to gossip the last time. Used by one thread.
 */
final class Reconciliation {

  private final String datacenter;
  private final String self;
  private Set<String> unknownBefore = Set.of();

  /**
   * Makes it.
   *
   * @param self name of this agent, which never removes itself: the next leader will
   */
  Reconciliation(String datacenter, String self) {
    this.datacenter = datacenter;
    this.self = self;
  }

  /** What is to be written because of one member; null for nothing. */
  CatalogCommand ofMember(Member member, CatalogNode known) {
    if (!isOurs(member)) {
      return null;
    }
    return switch (member.status()) {
      case ALIVE -> ofAlive(member, known);
      case FAILED ->
          known == null || known.has(MemberRegistration.CRITICAL)
              ? null
              : MemberRegistration.failed(member, datacenter);
      case LEFT -> ofGone(member.name(), known);
      case LEAVING -> null;
    };
  }

  /** What is to be written because a member was forgotten; null for nothing. */
  CatalogCommand ofReaped(Member member, CatalogNode known) {
    return isOurs(member) ? ofGone(member.name(), known) : null;
  }

  /**
   * What is to be written after a comparison of everything. A node that gossip does not know is
   * removed only when the comparison before did not know it either: a server that starts and leads
   * at once has not heard of everybody yet, and what is removed takes its services along.
   */
  List<CatalogCommand> ofAll(List<Member> members, Map<String, CatalogNode> nodes) {
    List<CatalogCommand> commands = new ArrayList<>();
    Set<String> unknown = new HashSet<>(nodes.keySet());
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
      CatalogCommand command = ofGone(nodes.get(key).node().name(), nodes.get(key));
      if (command != null && unknownBefore.contains(key)) {
        commands.add(command);
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

  private CatalogCommand ofAlive(Member member, CatalogNode known) {
    LiveMember live = MemberRegistration.alive(member, datacenter);
    Registration wanted = live.over(known == null ? null : known.node());
    return known != null
            && known.has(MemberRegistration.PASSING)
            && isSame(known.node(), wanted.node())
            && (wanted.service() == null || isSame(known.service(), wanted.service()))
        ? null
        : live;
  }

  private CatalogCommand ofGone(String name, CatalogNode known) {
    return known == null || name.equals(self) ? null : new Deregistration(name, "", "");
  }

  private static boolean isSame(NodeRow there, NodeRow wanted) {
    return there.id().equals(wanted.id())
        && there.address().equals(wanted.address())
        && there.taggedAddresses().equals(wanted.taggedAddresses())
        && there.meta().equals(wanted.meta());
  }

  private static boolean isSame(ServiceRow there, ServiceRow wanted) {
    return there != null && there.port() == wanted.port() && there.meta().equals(wanted.meta());
  }
}
