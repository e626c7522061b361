package io.praetor.catalog.internal.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.praetor.api.catalog.NodeRow;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.state.Commands;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.CatalogCommandCodec;
import io.praetor.catalog.internal.command.Deregistration;
import io.praetor.catalog.internal.command.Registration;
import io.praetor.testkit.state.MemoryState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  private final MemoryState state = CatalogState.empty();
  private final Reconciliation reconciliation =
      new Reconciliation("dc1", "leader", new OpenMembership("dc1"));

  @Test
  void shouldRegisterAServerAsConsulDoes() {
    compare(server("s1", MemberStatus.ALIVE));
    CatalogNode node = known("s1");
    assertEquals("id-s1", node.node().id());
    assertEquals("10.0.0.1", node.node().address());
    assertEquals(
        Map.of(
            "lan", "10.0.0.1", "lan_ipv4", "10.0.0.1", "wan", "10.0.0.1", "wan_ipv4", "10.0.0.1"),
        node.node().taggedAddresses());
    assertEquals(Map.of(), node.node().meta());
    assertEquals(8300, node.service().port());
    assertEquals(
        Map.of(
            "non_voter", "false",
            "raft_version", "3",
            "read_replica", "false",
            "serf_protocol_current", "2",
            "serf_protocol_max", "5",
            "serf_protocol_min", "1",
            "version", "1.10.11"),
        node.service().meta());
    assertEquals("passing", node.health().status());
    assertEquals("Serf Health Status", node.health().name());
    assertEquals("Agent alive and reachable", node.health().output());
  }

  @Test
  void shouldSayInOneLineWhatChanges() {
    assertEquals(
        "member joined, marking health alive: member=s1",
        ReconcileReport.line(MemberRegistration.alive(server("s1", MemberStatus.ALIVE), "dc1")));
    assertEquals(
        "member failed, marking health critical: member=c1",
        ReconcileReport.line(MemberRegistration.failed(client("c1", MemberStatus.FAILED), "dc1")));
    assertEquals(
        "deregistering member: member=s1", ReconcileReport.line(new Deregistration("s1", "", "")));
  }

  @Test
  void shouldWriteNothingWhenNothingDiffers() {
    Member server = server("s1", MemberStatus.ALIVE);
    Member client = client("c1", MemberStatus.ALIVE);
    compare(server, client);
    long writes = state.writes();
    assertEquals(2, writes);
    compare(server, client);
    assertEquals(writes, state.writes());
    assertNull(known("c1").service());
  }

  @Test
  void shouldMakeTheHealthOfFailedMembersCriticalOnce() {
    compare(client("c1", MemberStatus.ALIVE));
    compare(client("c1", MemberStatus.FAILED));
    assertEquals("critical", known("c1").health().status());
    assertEquals("Agent not live or unreachable", known("c1").health().output());
    long writes = state.writes();
    compare(client("c1", MemberStatus.FAILED));
    assertEquals(writes, state.writes());
    compare(client("c1", MemberStatus.ALIVE));
    assertEquals("passing", known("c1").health().status());
  }

  @Test
  void shouldNotRegisterWhoFailedBeforeItWasKnown() {
    compare(client("c1", MemberStatus.FAILED));
    assertNull(known("c1"));
  }

  @Test
  void shouldRemoveWhoLeftButNeverItself() {
    compare(client("c1", MemberStatus.ALIVE), server("leader", MemberStatus.ALIVE));
    compare(client("c1", MemberStatus.LEFT), server("leader", MemberStatus.LEFT));
    assertNull(known("c1"));
    assertEquals("passing", known("leader").health().status());
    assertNull(reconciliation.ofReaped(server("leader", MemberStatus.LEFT), known("leader")));
  }

  @Test
  void shouldRemoveForgottenMembersAtTheSecondLook() {
    compare(client("c1", MemberStatus.ALIVE));
    compare();
    assertEquals("passing", known("c1").health().status());
    compare();
    assertNull(known("c1"));
  }

  @Test
  void shouldKeepWhoComesBackBetweenTwoLooks() {
    Member client = client("c1", MemberStatus.ALIVE);
    compare(client);
    compare();
    compare(client);
    compare();
    assertEquals("passing", known("c1").health().status());
  }

  @Test
  void shouldLeaveNodesAloneThatAreNoMembers() {
    write(
        new Registration(
            new NodeRow("", "external", "10.9.9.9", "dc1", Map.of(), Map.of(), 0, 0),
            false,
            null,
            List.of()));
    compare();
    compare();
    assertEquals("10.9.9.9", known("external").node().address());
  }

  @Test
  void shouldIgnoreMembersThatAreNoAgentsOfOurs() {
    compare(
        member("x", "10.0.0.1", MemberStatus.ALIVE, Map.of()),
        member("y", "10.0.0.1", MemberStatus.ALIVE, Map.of("role", "node", "dc", "dc2")),
        member("z", "10.0.0.1", MemberStatus.ALIVE, segmented()));
    assertEquals(0, state.writes());
  }

  @Test
  void shouldFollowAMemberToAnotherAddress() {
    compare(client("c1", MemberStatus.ALIVE));
    compare(
        member(
            "c1",
            "10.0.0.7",
            MemberStatus.ALIVE,
            Map.of("role", "node", "dc", "dc1", "id", "id-c1")));
    assertEquals("10.0.0.7", known("c1").node().address());
    assertEquals("10.0.0.7", known("c1").node().taggedAddresses().get("wan"));
  }

  @Test
  void shouldKeepWhatTheAgentWroteBetweenTheLeadersLookAndItsWord() {
    Member client = client("c1", MemberStatus.ALIVE);
    CatalogCommand before = reconciliation.ofMember(client, known("c1"));
    write(own("c1", "10.0.0.2"));
    write(before);
    assertEquals(Map.of("rack", "7"), known("c1").node().meta());
    assertEquals(
        Map.of("lan", "10.0.0.2", "wan", "192.0.2.1"), known("c1").node().taggedAddresses());
    assertEquals("passing", known("c1").health().status());
    assertNull(reconciliation.ofMember(client, known("c1")));
  }

  @Test
  void shouldKeepTheAgentsWordForAMemberThatMoved() {
    Member moved =
        member(
            "c1",
            "10.0.0.7",
            MemberStatus.ALIVE,
            Map.of("role", "node", "dc", "dc1", "id", "id-c1"));
    compare(client("c1", MemberStatus.ALIVE));
    CatalogCommand before = reconciliation.ofMember(moved, known("c1"));
    write(own("c1", "10.0.0.2"));
    write(before);
    assertEquals("10.0.0.7", known("c1").node().address());
    assertEquals(Map.of("rack", "7"), known("c1").node().meta());
    assertEquals(
        Map.of("lan", "10.0.0.7", "wan", "192.0.2.1"), known("c1").node().taggedAddresses());
  }

  /** What an agent registers of its own node. */
  private static Registration own(String name, String address) {
    Map<String, String> tagged = Map.of("lan", address, "wan", "192.0.2.1");
    return new Registration(
        new NodeRow("id-" + name, name, address, "dc1", tagged, Map.of("rack", "7"), 0, 0),
        false,
        null,
        List.of());
  }

  @Test
  void shouldRemoveAReapedMember() {
    Member client = client("c1", MemberStatus.FAILED);
    compare(client("c1", MemberStatus.ALIVE));
    assertEquals(new Deregistration("c1", "", ""), reconciliation.ofReaped(client, known("c1")));
    assertNull(reconciliation.ofReaped(client, null));
  }

  private void compare(Member... members) {
    Map<String, CatalogNode> nodes = state.now(new MembersQuery(List.of())).value();
    reconciliation.ofAll(List.of(members), nodes).forEach(this::write);
  }

  private void write(CatalogCommand command) {
    state.write(Commands.CATALOG, CatalogCommandCodec.encode(command)).join();
  }

  private CatalogNode known(String name) {
    return state.now(new MembersQuery(List.of(name))).value().get(name);
  }

  private static Member server(String name, MemberStatus status) {
    Map<String, String> tags = new HashMap<>();
    tags.put("role", "consul");
    tags.put("dc", "dc1");
    tags.put("id", "id-" + name);
    tags.put("port", "8300");
    tags.put("build", "1.10.11:abcdef");
    tags.put("raft_vsn", "3");
    tags.put("segment", "");
    return member(name, "10.0.0.1", status, tags);
  }

  private static Map<String, String> segmented() {
    return Map.of("role", "consul", "dc", "dc1", "segment", "alpha");
  }

  private static Member client(String name, MemberStatus status) {
    return member(
        name, "10.0.0.2", status, Map.of("role", "node", "dc", "dc1", "id", "id-" + name));
  }

  private static Member member(
      String name, String address, MemberStatus status, Map<String, String> tags) {
    return new Member(name, address, 8301, tags, status, 1, 5, 2, 2, 5, 4);
  }
}
