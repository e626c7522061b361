package io.praetor.catalog.internal.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Permission;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.state.Commands;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.http.CatalogEndpoint;
import io.praetor.catalog.internal.http.CoordinateEndpoint;
import io.praetor.catalog.internal.http.FakeClient;
import io.praetor.catalog.internal.http.HealthEndpoint;
import io.praetor.catalog.internal.txn.CatalogOperationKind;
import io.praetor.format.json.JsonTree;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import io.praetor.spi.txn.OperationKind;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.Gate;
import io.praetor.testkit.state.MemoryState;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may write the nodes of members, as requests meet it. */
class MemberBindingTest {

  private static final String DB_ID = "40e4a748-2192-161a-0510-9bf59fe950b5";
  private static final String DB = "{'Node':'db-1','ID':'" + DB_ID + "','Address':'10.0.0.5'}";
  private static final String OTHERS =
      "Permission denied: node \"db-1\" is a member's and written by its own agent only, not by that"
          + " of node \"evil-1\"";

  private final MemoryState state = CatalogState.empty();
  private final List<Member> members = new ArrayList<>();
  private final MemberBinding binding = new MemberBinding(true, "s1", this::pool);
  private final CatalogEndpoint catalog = new CatalogEndpoint("dc1", "s1", () -> null, binding);
  private final FakeClient client = new FakeClient(state, catalog, new HealthEndpoint("s1"));

  /** Nothing but the members is asked for. */
  private GossipPool pool() {
    return (GossipPool)
        Proxy.newProxyInstance(
            GossipPool.class.getClassLoader(),
            new Class<?>[] {GossipPool.class},
            (proxy, method, arguments) -> {
              assertEquals("members", method.getName());
              return List.copyOf(members);
            });
  }

  private void member(String name, MemberStatus status) {
    members.removeIf(one -> one.name().equals(name));
    members.add(
        new Member(name, "10.0.0.5", 8301, Map.of("role", "node"), status, 1, 5, 2, 2, 5, 4));
  }

  private void through(String node, String path, String body) {
    send(path, body, node);
  }

  private void straight(String path, String body) {
    send(path, body, null);
  }

  private void send(String path, String body, String node) {
    Answer.Write write = (Answer.Write) ask(catalog, "/v1/catalog/" + path, body, node);
    var unused = write.render().apply(state.write(write.command(), write.payload()).join());
  }

  private Answer ask(HttpEndpoint endpoint, String path, String body, String node) {
    FakeRequest request = FakeRequest.of("PUT", "", "", body.replace('\'', '"'));
    Route route =
        endpoint.routes().stream().filter(one -> one.path().equals(path)).findFirst().orElseThrow();
    return Gate.ask(route, node == null ? request : request.through(node), state);
  }

  private String refusal(String node, String path, String body) {
    return assertThrows(ForbiddenException.class, () -> through(node, path, body)).getMessage();
  }

  private String health(String node) {
    return client.get("health/node/" + node);
  }

  @Test
  void shouldMakeANodeAMembersWithItsOwnRegistration() {
    through("db-1", "register", DB);
    assertTrue(health("db-1").contains("'CheckID':'serfHealth'"), () -> health("db-1"));
    assertTrue(health("db-1").contains("'Status':'critical'"), () -> health("db-1"));
    String before = client.get("catalog/node/db-1") + health("db-1");
    through("db-1", "register", DB);
    assertEquals(before, client.get("catalog/node/db-1") + health("db-1"));
  }

  @Test
  void shouldTakeCoordinatesOfAMemberFromItsOwnAgentOnly() {
    List<CoordinateRow> taken = new ArrayList<>();
    CoordinateEndpoint endpoint =
        new CoordinateEndpoint(false, () -> null, taken::add, new MemberBinding(this::pool));
    String path = "/v1/coordinate/update";
    String body = "{'Node':'db-1','Coord':{'Vec':[0,0,0,0,0,0,0,0]}}";
    member("db-1", MemberStatus.ALIVE);
    assertEquals(
        OTHERS,
        assertThrows(ForbiddenException.class, () -> ask(endpoint, path, body, "evil-1"))
            .getMessage());
    assertEquals(List.of(), taken);
    for (String node : new String[] {"db-1", null}) {
      var unused = ask(endpoint, path, body, node);
    }
    assertEquals(2, taken.size());
  }

  @Test
  void shouldLetNobodyElsePassOnWhatConcernsIt() {
    through("db-1", "register", DB);
    String before = client.get("catalog/node/db-1") + health("db-1");
    assertEquals(OTHERS, refusal("evil-1", "register", "{'Node':'db-1','Address':'10.0.0.9'}"));
    assertEquals(
        OTHERS,
        refusal(
            "evil-1",
            "register",
            "{'Node':'db-1','Address':'10.0.0.5','SkipNodeUpdate':true,'Service':{'Service':'x'}}"));
    assertEquals(
        OTHERS.replace("db-1", "DB-1"), refusal("evil-1", "deregister", "{'Node':'DB-1'}"));
    assertEquals(OTHERS, refusal("evil-1", "deregister", "{'Node':'db-1','CheckID':'serfHealth'}"));
    assertEquals(before, client.get("catalog/node/db-1") + health("db-1"));
  }

  /** Under another name it would be gone. */
  @Test
  void shouldLetNobodyElseTakeItsId() {
    through("db-1", "register", DB);
    String renamed = "{'Node':'evil-1','ID':'" + DB_ID + "','Address':'10.0.0.9'}";
    assertEquals(OTHERS, refusal("evil-1", "register", renamed));
    assertTrue(client.get("catalog/node/db-1").contains("10.0.0.5"));
  }

  @Test
  void shouldRefuseThoseOfAnotherDatacenter() {
    through("db-1", "register", DB);
    assertEquals(
        OTHERS.replace("node \"evil-1\"", "another datacenter"), refusal("", "register", DB));
  }

  /** Its agent has registered nothing yet, but gossip knows it. */
  @Test
  void shouldKeepTheNamesOfMembersForThem() {
    member("db-1", MemberStatus.FAILED);
    assertEquals(OTHERS, refusal("evil-1", "register", "{'Node':'db-1','Address':'10.0.0.9'}"));
    assertEquals(OTHERS, refusal("evil-1", "deregister", "{'Node':'db-1'}"));
    member("db-1", MemberStatus.LEFT);
    through("evil-1", "register", "{'Node':'db-1','Address':'10.0.0.9'}");
    through("db-1", "register", DB);
    assertTrue(client.get("catalog/node/db-1").contains("10.0.0.5"));
  }

  @Test
  void shouldLeaveNodesOfNobodyToEverybody() {
    through("web-1", "register", "{'Node':'ext','Address':'192.0.2.1'}");
    through("web-2", "register", "{'Node':'ext','Address':'192.0.2.2'}");
    assertEquals("[]", health("ext"));
    through("", "deregister", "{'Node':'ext'}");
    assertEquals("null", client.get("catalog/node/ext"));
  }

  /** Otherwise it would be taken for a member's, at an address that its agent has not given. */
  @Test
  void shouldLetNobodyElseGiveTheCheckOfMembers() {
    String check = "'Check':{'CheckID':'SerfHealth','Status':'passing'}";
    assertEquals(
        OTHERS,
        refusal("evil-1", "register", "{'Node':'db-1','Address':'10.0.0.9'," + check + "}"));
    through("evil-1", "register", "{'Node':'db-1','Address':'10.0.0.9'}");
    through(
        "db-1",
        "register",
        "{'Node':'db-1','Address':'10.0.0.5','SkipNodeUpdate':true,'Service':{'Service':'db'}}");
    assertEquals("[]", health("db-1"), "it is still where somebody else has put it");
    through("db-1", "register", DB);
    assertTrue(health("db-1").contains("'CheckID':'serfHealth'"));
    assertTrue(client.get("catalog/node/db-1").contains("10.0.0.5"));
  }

  @Test
  void shouldLetOperatorsWriteWhatTheyMay() {
    member("db-1", MemberStatus.ALIVE);
    through("db-1", "register", DB);
    straight("register", "{'Node':'db-1','ID':'" + DB_ID + "','Address':'10.0.0.6'}");
    assertTrue(client.get("catalog/node/db-1").contains("10.0.0.6"));
    straight("deregister", "{'Node':'db-1'}");
    assertEquals("null", client.get("catalog/node/db-1"));
    straight("register", DB);
    assertEquals("[]", health("db-1"), "an operator is not its agent");
  }

  @Test
  void shouldTakeAServersOwnWordForItself() {
    straight("register", "{'Node':'s1','Address':'10.0.0.1'}");
    assertTrue(health("s1").contains("'CheckID':'serfHealth'"));
  }

  @Test
  void shouldFollowAnAgentToAnotherAddress() {
    through("db-1", "register", DB);
    through("db-1", "register", DB.replace("10.0.0.5", "10.0.0.6"));
    assertTrue(client.get("catalog/node/db-1").contains("10.0.0.6"));
  }

  @Test
  void shouldBindOperationsOfTransactions() {
    through("db-1", "register", DB);
    OperationKind.OfNodes nodes = CatalogOperationKind.nodes("dc1", binding);
    OperationKind.OfNodes services = CatalogOperationKind.services(binding);
    OperationKind.OfNodes checks = CatalogOperationKind.checks(binding);
    String moved = "{'Verb':'set','Node':{'Node':'db-1','Address':'10.0.0.9'}}";
    String renamed =
        "{'Verb':'set','Node':{'Node':'evil-1','ID':'" + DB_ID + "','Address':'10.0.0.9'}}";
    String service = "{'Verb':'set','Node':'db-1','Service':{'Service':'x'}}";
    String check = "{'Verb':'delete','Check':{'Node':'db-1','CheckID':'serfHealth'}}";
    String forged = "{'Verb':'set','Check':{'Node':'ext','CheckID':'serfHealth'}}";
    assertEquals(OTHERS, operate(nodes, "evil-1", moved));
    assertEquals(OTHERS, operate(nodes, "evil-1", renamed));
    assertEquals(OTHERS, operate(services, "evil-1", service));
    assertEquals(OTHERS, operate(checks, "evil-1", check));
    assertEquals(OTHERS.replace("db-1", "ext"), operate(checks, "evil-1", forged));
    assertTrue(client.get("catalog/node/db-1").contains("10.0.0.5"));
    assertEquals("", operate(services, "DB-1", service));
    assertEquals("", operate(nodes, "db-1", moved));
    assertTrue(client.get("catalog/node/db-1").contains("'Service':'x'"));
    member("web-1", MemberStatus.ALIVE);
    String early = moved.replace("db-1", "web-1");
    assertThrows(ForbiddenException.class, () -> operate(nodes, "evil-1", early));
  }

  /** Why it is refused, or an empty string. */
  private String operate(OperationKind.OfNodes kind, String node, String text) {
    Map<String, Object> fields = new HashMap<>();
    Object tree =
        JsonTree.parse(
            text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), InvalidRequestException::new);
    ((Map<?, ?>) tree).forEach((name, value) -> fields.put((String) name, value));
    OperationKind.Operation bound = kind.boundTo(node, kind.parse(fields));
    StateQuery<List<Permission>> needs =
        txn -> new StateQuery.Answer<>(kind.needs(txn, bound.payload()), 1, true);
    assertFalse(state.now(needs).value().isEmpty());
    byte[] result = state.write(bound.command(), bound.payload()).join();
    return result[0] == Commands.OPERATION_REFUSED
        ? new String(result, 1, result.length - 1, StandardCharsets.UTF_8)
        : "";
  }
}
