package io.praetor.catalog.internal.reconcile;

import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.gossip.Member;
import io.praetor.catalog.internal.command.LiveMember;
import io.praetor.catalog.internal.command.MemberHealth;
import io.praetor.catalog.internal.command.Registration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the catalog shall have of a member, in the words of Consul 1.10. */
final class MemberRegistration {

  /** The check that gossip decides. */
  static final String CHECK = MemberHealth.ID;

  static final String PASSING = MemberHealth.PASSING;
  static final String CRITICAL = MemberHealth.CRITICAL;

  /** Name and id of the service that every server has. */
  static final String SERVICE = "consul";

  /** Raft protocol of every server that does not say otherwise. */
  private static final String RAFT_PROTOCOL = "3";

  private MemberRegistration() {}

  /** A member that is alive. */
  static LiveMember alive(Member member, String datacenter) {
    NodeRow node =
        new NodeRow(
            member.tag("id"),
            member.name(),
            member.address(),
            datacenter,
            taggedAddresses(member.address()),
            Map.of(),
            0,
            0);
    return new LiveMember(
        new Registration(
            node,
            false,
            isServer(member) ? service(member) : null,
            List.of(MemberHealth.check(true))));
  }

  /** A member that failed: nothing but its health changes. */
  static Registration failed(Member member, String datacenter) {
    NodeRow node =
        new NodeRow(
            member.tag("id"),
            member.name(),
            member.address(),
            datacenter,
            Map.of(),
            Map.of(),
            0,
            0);
    return new Registration(node, true, null, List.of(MemberHealth.check(false)));
  }

  /**
   * That a member is alive, and nothing else of what gossip says but a server's service: the node
   * stays as it is. Null when all of that is known.
   */
  static Registration passing(Member member, CatalogNode known) {
    ServiceRow service = isServer(member) ? service(member) : null;
    return known.has(PASSING) && known.hasService(service)
        ? null
        : new Registration(known.node(), true, service, List.of(MemberHealth.check(true)));
  }

  /** That a member is not alive where its node is; the node stays as it is. */
  static Registration critical(CatalogNode known) {
    return new Registration(known.node(), true, null, List.of(MemberHealth.check(false)));
  }

  static boolean isServer(Member member) {
    return member.tag("role").equals("consul");
  }

  private static ServiceRow service(Member member) {
    Map<String, String> meta = new HashMap<>();
    meta.put("non_voter", String.valueOf(member.tag("nonvoter").equals("1")));
    meta.put("read_replica", String.valueOf(member.tag("read_replica").equals("1")));
    String raft = member.tag("raft_vsn");
    meta.put("raft_version", raft.isEmpty() ? RAFT_PROTOCOL : raft);
    meta.put("serf_protocol_current", Integer.toString(member.protocolCurrent()));
    meta.put("serf_protocol_min", Integer.toString(member.protocolMin()));
    meta.put("serf_protocol_max", Integer.toString(member.protocolMax()));
    meta.put("version", version(member.tag("build")));
    return new ServiceRow(
        "",
        "",
        SERVICE,
        SERVICE,
        List.of(),
        "",
        Map.of(),
        port(member.tag("port")),
        meta,
        1,
        1,
        false,
        0,
        0);
  }

  /** The tag is a version and, behind a colon, a revision. */
  private static String version(String build) {
    int colon = build.indexOf(':');
    return colon < 0 ? build : build.substring(0, colon);
  }

  private static int port(String tag) {
    return tag.matches("[0-9]{1,5}") ? Integer.parseInt(tag) : 0;
  }

  private static Map<String, String> taggedAddresses(String address) {
    String family = address.indexOf(':') < 0 ? "_ipv4" : "_ipv6";
    return Map.of("lan", address, "lan" + family, address, "wan", address, "wan" + family, address);
  }
}
