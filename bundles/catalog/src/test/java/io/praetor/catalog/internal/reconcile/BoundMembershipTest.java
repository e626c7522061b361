package io.praetor.catalog.internal.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.catalog.NodeRow;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.state.Commands;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.CatalogCommandCodec;
import io.praetor.catalog.internal.command.Deregistration;
import io.praetor.catalog.internal.command.OwnRegistration;
import io.praetor.catalog.internal.command.Registration;
import io.praetor.testkit.state.MemoryState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What gossip may say of members that are bound to the certificates of their agents. */
class BoundMembershipTest {

  private static final String HOME = "10.0.0.5";
  private static final String ELSEWHERE = "10.0.0.9";

  private final MemoryState state = CatalogState.empty();
  private final List<String> lines = new ArrayList<>();
  private final BoundMembership membership =
      new BoundMembership("dc1", "leader", (level, line) -> lines.add(level + " " + line));
  private final Reconciliation reconciliation = new Reconciliation("dc1", "leader", membership);

  @Test
  void shouldMakeNoNodeOfGossip() {
    compare(alive("db-1", ELSEWHERE));
    assertNull(known("db-1"));
    assertEquals(0, state.writes());
    assertEquals(Map.of("db-1", ""), membership.waiting());
  }

  @Test
  void shouldMakeAlivePassingWhoseAgentHasRegisteredIt() {
    own("db-1", HOME);
    assertEquals("critical", known("db-1").health().status());
    compare(alive("db-1", HOME));
    assertEquals("passing", known("db-1").health().status());
    assertEquals(Map.of("rack", "7"), known("db-1").node().meta());
    assertEquals(Map.of(), membership.waiting());
    long writes = state.writes();
    compare(alive("db-1", HOME));
    assertEquals(writes, state.writes());
  }

  @Test
  void shouldLeaveANodeWhereItIsWhenAnotherHasItsName() {
    own("db-1", HOME);
    compare(alive("db-1", HOME));
    compare(member("db-1", HOME, MemberStatus.FAILED));
    compare(alive("db-1", ELSEWHERE));
    assertEquals(HOME, known("db-1").node().address());
    assertEquals("critical", known("db-1").health().status());
    assertEquals(Map.of("db-1", "member id-db-1 at " + HOME), membership.waiting());
    compare(member("db-1", ELSEWHERE, MemberStatus.FAILED));
    compare(member("db-1", ELSEWHERE, MemberStatus.LEFT));
    assertEquals(HOME, known("db-1").node().address());
    assertEquals(Map.of(), membership.waiting());
    compare(alive("db-1", HOME));
    assertEquals("passing", known("db-1").health().status());
  }

  /** The failure may have been missed; nobody says that the address still works. */
  @Test
  void shouldTakeHealthBackThatGossipNoLongerVouchesFor() {
    own("db-1", HOME);
    compare(alive("db-1", HOME));
    compare(alive("db-1", ELSEWHERE));
    assertEquals(HOME, known("db-1").node().address());
    assertEquals("critical", known("db-1").health().status());
    long writes = state.writes();
    compare(alive("db-1", ELSEWHERE));
    assertEquals(writes, state.writes());
  }

  @Test
  void shouldFollowAMemberWhoseAgentRegistersAnotherAddress() {
    own("db-1", HOME);
    compare(alive("db-1", HOME));
    own("db-1", ELSEWHERE);
    compare(alive("db-1", ELSEWHERE));
    assertEquals(ELSEWHERE, known("db-1").node().address());
    assertEquals("passing", known("db-1").health().status());
  }

  /** Before its agent came, somebody else may have put it where he likes. */
  @Test
  void shouldNotVouchForWhatOthersHaveRegistered() {
    write(registration("db-1", ELSEWHERE));
    compare(alive("db-1", ELSEWHERE));
    assertNull(known("db-1").health());
    compare(member("db-1", ELSEWHERE, MemberStatus.FAILED));
    assertNull(known("db-1").health());
    compare(member("db-1", ELSEWHERE, MemberStatus.LEFT));
    assertEquals(ELSEWHERE, known("db-1").node().address());
  }

  /** It would be refused as long as its old node passes. */
  @Test
  void shouldLetAnAgentComeBackWithAnotherId() {
    own("db-1", HOME);
    compare(alive("db-1", HOME));
    Map<String, String> tags = Map.of("role", "node", "dc", "dc1", "id", "id-fresh");
    Member fresh = member("db-1", HOME, MemberStatus.ALIVE, tags);
    compare(fresh);
    assertEquals("critical", known("db-1").health().status());
    write(new OwnRegistration(registration("fresh", "db-1", HOME)));
    compare(fresh);
    assertEquals("id-fresh", known("db-1").node().id());
    assertEquals("passing", known("db-1").health().status());
    assertEquals(
        List.of(
            "WARN Member db-1 at 10.0.0.5 is not registered at this address: its node has another id"),
        lines);
  }

  /** A node with the id of another would take the place of that one. */
  @Test
  void shouldTakeNothingElseFromGossip() {
    own("db-1", HOME);
    own("evil-1", ELSEWHERE);
    Map<String, String> tags = Map.of("role", "node", "dc", "dc1", "id", "id-db-1");
    compare(member("evil-1", ELSEWHERE, MemberStatus.ALIVE, tags), alive("db-1", HOME));
    assertEquals("id-evil-1", known("evil-1").node().id());
    assertEquals(HOME, known("db-1").node().address());
    assertEquals("passing", known("db-1").health().status());
  }

  @Test
  void shouldGiveServersTheirService() {
    own("s2", HOME);
    compare(server("s2", HOME));
    assertEquals(8300, known("s2").service().port());
    assertEquals("passing", known("s2").health().status());
    long writes = state.writes();
    compare(server("s2", HOME));
    assertEquals(writes, state.writes());
  }

  @Test
  void shouldRegisterTheLeaderItself() {
    compare(server("leader", HOME));
    assertEquals("passing", known("leader").health().status());
    assertEquals(HOME, known("leader").node().address());
  }

  @Test
  void shouldRemoveWhoLeavesItsOwnPlace() {
    own("db-1", HOME);
    compare(alive("db-1", HOME));
    compare(member("db-1", HOME, MemberStatus.LEFT));
    assertNull(known("db-1"));
    own("db-1", HOME);
    Member gone = member("db-1", HOME, MemberStatus.FAILED);
    assertEquals(new Deregistration("db-1", "", ""), reconciliation.ofReaped(gone, known("db-1")));
    assertNull(
        reconciliation.ofReaped(member("db-1", ELSEWHERE, MemberStatus.FAILED), known("db-1")));
  }

  @Test
  void shouldForgetWhoIsNoLongerThere() {
    compare(alive("db-1", ELSEWHERE));
    assertEquals(Set.of("db-1"), membership.waiting().keySet());
    compare();
    assertEquals(Map.of(), membership.waiting());
  }

  @Test
  void shouldTellEachChangeOnce() {
    compare(alive("db-1", HOME));
    compare(alive("db-1", HOME));
    own("db-1", HOME);
    compare(alive("db-1", HOME));
    compare(alive("db-1", ELSEWHERE));
    compare(alive("db-1", ELSEWHERE));
    compare(alive("db-1", HOME));
    compare(alive("db-1", ELSEWHERE));
    String moved =
        "WARN Member db-1 at 10.0.0.9 is not registered at this address: its node is at 10.0.0.5";
    assertEquals(
        List.of(
            "INFO Member db-1 at 10.0.0.5 is not registered at this address: its agent has not"
                + " registered it",
            moved,
            moved),
        lines);
  }

  @Test
  void shouldSayInOneLineThatItIsAlive() {
    own("db-1", HOME);
    CatalogCommand passing = membership.ofAlive(alive("db-1", HOME), known("db-1"));
    assertEquals("member joined, marking health alive: member=db-1", ReconcileReport.line(passing));
    assertTrue(passing instanceof Registration);
  }

  private void own(String name, String address) {
    write(new OwnRegistration(registration(name, address)));
  }

  private static Registration registration(String name, String address) {
    return registration(name, name, address);
  }

  private static Registration registration(String id, String name, String address) {
    return new Registration(
        new NodeRow("id-" + id, name, address, "dc1", Map.of(), Map.of("rack", "7"), 0, 0),
        false,
        null,
        List.of());
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

  private static Member alive(String name, String address) {
    return member(name, address, MemberStatus.ALIVE);
  }

  private static Member member(String name, String address, MemberStatus status) {
    return member(name, address, status, Map.of("role", "node", "dc", "dc1", "id", "id-" + name));
  }

  private static Member server(String name, String address) {
    Map<String, String> tags = new HashMap<>();
    tags.put("role", "consul");
    tags.put("dc", "dc1");
    tags.put("id", "id-" + name);
    tags.put("port", "8300");
    return member(name, address, MemberStatus.ALIVE, tags);
  }

  private static Member member(
      String name, String address, MemberStatus status, Map<String, String> tags) {
    return new Member(name, address, 8301, tags, status, 1, 5, 2, 2, 5, 4);
  }
}
