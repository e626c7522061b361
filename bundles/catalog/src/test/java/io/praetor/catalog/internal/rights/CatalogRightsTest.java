package io.praetor.catalog.internal.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.error.ForbiddenException;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.http.CatalogEndpoint;
import io.praetor.catalog.internal.http.CoordinateEndpoint;
import io.praetor.catalog.internal.http.FakeClient;
import io.praetor.catalog.internal.http.HealthEndpoint;
import io.praetor.catalog.internal.ui.UiEndpoint;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.state.MemoryState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers may change in the catalog, and what they see of it. */
class CatalogRightsTest {

  private static final Authorizer READER =
      FakeAuthorizer.allowing("node:read \"n1\"", "service:read \"web\"");

  private final MemoryState state = CatalogState.with(Map.of());
  private final FakeClient client =
      new FakeClient(
          state,
          new CatalogEndpoint("dc1", "golden", () -> null),
          new HealthEndpoint("golden"),
          new UiEndpoint(true, "dc1", List.of()));

  @BeforeEach
  void fill() {
    register("n1", "web", "w", "'NodeMeta':{'k':'v'},");
    register("n1", "db", "d", "");
    register("n2", "web", "w", "");
  }

  private void register(String node, String service, String id, String more) {
    client.put(
        "catalog/register",
        "{'Node':'"
            + node
            + "','Address':'10.0.0.1',"
            + more
            + "'SkipNodeUpdate':"
            + service.equals("db")
            + ",'Service':{'ID':'"
            + id
            + "','Service':'"
            + service
            + "'},'Check':{'CheckID':'c"
            + id
            + "','Name':'c','Status':'passing','ServiceID':'"
            + id
            + "'}}");
  }

  private int count(String path, String what) {
    return client.get(path).split(java.util.regex.Pattern.quote(what), -1).length - 1;
  }

  @Test
  void shouldShowOnlyNodesAndServicesThatMayBeRead() {
    client.by(READER);
    assertEquals(1, count("catalog/nodes", "'Node':"));
    assertEquals("{'web':[]}", client.get("catalog/services"));
    assertEquals(1, count("catalog/service/web", "'Node':"));
    assertEquals("[]", client.get("catalog/service/db"));
    assertEquals("null", client.get("catalog/node/n2"));
    assertFalse(client.get("catalog/node/n1").contains("'db'"));
    assertEquals("{'Node':null,'Services':null}", client.get("catalog/node-services/n2"));
    assertEquals(1, count("health/service/web", "'Service':{"));
    assertEquals(1, count("health/state/any", "'CheckID'"));
    assertEquals(1, count("health/node/n1", "'CheckID'"));
    assertEquals("[]", client.get("health/node/n2"));
    assertEquals(1, count("internal/ui/nodes", "'Node':'n1','Address'"));
    assertFalse(client.get("internal/ui/nodes").contains("'db'"));
    assertEquals("404", Integer.toString(client.send("GET", "internal/ui/node/n2", "").status()));
    assertEquals(1, count("internal/ui/services", "'Name':"));
  }

  @Test
  void shouldShowNothingToThoseWithoutRights() {
    client.by(FakeAuthorizer.allowing());
    assertEquals("[]", client.get("catalog/nodes"));
    assertEquals("{}", client.get("catalog/services"));
    assertEquals("[]", client.get("health/service/web"));
    assertThrows(
        ForbiddenException.class, () -> client.get("internal/ui/service-topology/web?kind="));
  }

  /** Whatever is asked of what a caller may not see, the answer is the same. */
  @Test
  void shouldNotTellByFiltersWhatMayNotBeSeen() {
    client.by(FakeAuthorizer.allowing("service:read \"web\"", "node:read \"n2\""));
    for (String key : new String[] {"v", "other"}) {
      assertEquals("[]", client.get("catalog/nodes?filter=Meta.k+==+" + key));
      assertEquals("[]", client.get("catalog/nodes?node-meta=k:" + key));
      assertEquals("[]", client.get("catalog/service/web?filter=NodeMeta.k+==+" + key));
      assertEquals("[]", client.get("health/service/web?filter=Node.Meta.k+==+" + key));
      assertEquals("{}", client.get("catalog/services?node-meta=k:" + key));
      assertEquals("[]", client.get("internal/ui/nodes?filter=Meta.k+==+" + key));
    }
    assertEquals(1, count("catalog/nodes?filter=Node+==+n2", "'Node':"));
  }

  @Test
  void shouldFilterNodesByTheServicesThatMayBeSeen() {
    client.by(READER);
    String services = "internal/ui/nodes?filter=Services+is+not+empty";
    assertEquals(1, count(services, "'Node':'n1','Address'"));
    client.by(FakeAuthorizer.allowing("node:read \"n1\""));
    assertEquals("[]", client.get(services));
  }

  @Test
  void shouldNeedRightsOnWhatIsRegisteredAndOnWhatWasThere() {
    client.by(FakeAuthorizer.allowing("service:write \"mine\""));
    assertThrows(ForbiddenException.class, () -> register("n1", "web", "x", ""));
    assertThrows(ForbiddenException.class, () -> register("n9", "mine", "m", ""));
    String taking = "{'Node':'n1','SkipNodeUpdate':true,'Service':{'ID':'w','Service':'mine'}}";
    assertThrows(ForbiddenException.class, () -> client.put("catalog/register", taking));
    String proxy =
        "{'Node':'n1','SkipNodeUpdate':true,'Service':{'Kind':'connect-proxy','ID':'p','Port':1,"
            + "'Service':'mine','Proxy':{'DestinationServiceName':'web'}}}";
    assertThrows(ForbiddenException.class, () -> client.put("catalog/register", proxy));
    assertEquals("true", client.put("catalog/register", taking.replace("'w'", "'m'")));
  }

  /** Whoever asks for one of them finds the others. */
  @Test
  void shouldNeedTheRightOnTheNamesOfTheInstancesBesideAnother() {
    String beside = "{'Node':'n1','SkipNodeUpdate':true,'Service':{'ID':'x','Service':'WEB'}}";
    String proxy =
        "{'Node':'n1','SkipNodeUpdate':true,'Service':{'Kind':'connect-proxy','ID':'p','Port':1,"
            + "'Service':'WEB','Proxy':{'DestinationServiceName':'WEB'}}}";
    client.by(FakeAuthorizer.allowing("service:write \"WEB\""));
    assertThrows(ForbiddenException.class, () -> client.put("catalog/register", beside));
    assertThrows(ForbiddenException.class, () -> client.put("catalog/register", proxy));
    client.by(FakeAuthorizer.allowing("service:write \"WEB\"", "service:write \"web\""));
    assertEquals("true", client.put("catalog/register", beside));
    assertEquals("true", client.put("catalog/register", proxy));
  }

  @Test
  void shouldNeedRightsOnTheServiceOfACheck() {
    client.by(FakeAuthorizer.allowing("service:write \"db\""));
    String check =
        "{'Node':'n1','SkipNodeUpdate':true,'Check':{'CheckID':'%s','Name':'c',"
            + "'Status':'passing','ServiceID':'%s'}}";
    assertEquals("true", client.put("catalog/register", check.formatted("new", "d")));
    assertThrows(
        ForbiddenException.class, () -> client.put("catalog/register", check.formatted("n", "w")));
    assertThrows(
        ForbiddenException.class, () -> client.put("catalog/register", check.formatted("n", "")));
    assertThrows(
        ForbiddenException.class, () -> client.put("catalog/register", check.formatted("cw", "d")));
  }

  /** Keys know no case, rules do. */
  @Test
  void shouldNeedTheRightOnTheNameThatANodeHas() {
    String node = "{'Node':'N1','Address':'10.0.0.9'}";
    String check =
        "{'Node':'N1','SkipNodeUpdate':true,'Check':{'CheckID':'k','Name':'c','Status':'passing'}}";
    client.by(FakeAuthorizer.allowing("node:write \"N1\""));
    assertThrows(ForbiddenException.class, () -> client.put("catalog/register", node));
    assertThrows(ForbiddenException.class, () -> client.put("catalog/register", check));
    assertThrows(ForbiddenException.class, () -> client.put("catalog/deregister", "{'Node':'N1'}"));
    client.by(FakeAuthorizer.allowing("node:write \"N1\"", "node:write \"n1\""));
    assertEquals("true", client.put("catalog/register", node));
    assertEquals("true", client.put("catalog/register", check));
    assertEquals("true", client.put("catalog/deregister", "{'Node':'N1'}"));
  }

  @Test
  void shouldNeedTheRightOnTheNameThatANodeWithCoordinatesHas() {
    List<CoordinateRow> taken = new ArrayList<>();
    FakeClient other =
        new FakeClient(
            state,
            new CoordinateEndpoint(false, () -> null, taken::add, new MemberBinding(() -> null)));
    String body = "{'Node':'N1','Coord':{'Vec':[0,0,0,0,0,0,0,0]}}";
    other.by(FakeAuthorizer.allowing("node:write \"N1\"", "node:read \"N1\""));
    assertThrows(ForbiddenException.class, () -> other.put("coordinate/update", body));
    assertThrows(ForbiddenException.class, () -> other.get("coordinate/node/N1"));
    assertEquals(List.of(), taken);
    other.by(FakeAuthorizer.allowing("node:write \"N1\"", "node:write \"n1\""));
    other.put("coordinate/update", body);
    assertEquals(1, taken.size());
  }

  @Test
  void shouldNeedTheRightOnTheNamesThatAServiceHas() {
    client.by(FakeAuthorizer.allowing("service:read \"WEB\""));
    String topology = "internal/ui/service-topology/%s?kind=";
    assertThrows(ForbiddenException.class, () -> client.get(topology.formatted("WEB")));
    client.by(FakeAuthorizer.allowing("service:read \"WEB\"", "service:read \"web\""));
    assertTrue(client.get(topology.formatted("WEB")).contains("'Upstreams'"));
  }

  @Test
  void shouldDeregisterWithTheRightsOfTheServiceOrOfTheNode() {
    client.by(FakeAuthorizer.allowing("service:write \"db\""));
    for (String denied :
        new String[] {
          "{'Node':'n1'}", "{'Node':'n1','ServiceID':'w'}", "{'Node':'n1','ServiceID':'none'}"
        }) {
      assertThrows(ForbiddenException.class, () -> client.put("catalog/deregister", denied));
    }
    assertEquals("true", client.put("catalog/deregister", "{'Node':'n1','CheckID':'cd'}"));
    assertEquals("true", client.put("catalog/deregister", "{'Node':'n1','ServiceID':'d'}"));
    client.by(FakeAuthorizer.allowing("node:write \"n1\""));
    assertEquals("true", client.put("catalog/deregister", "{'Node':'n1'}"));
    client.by(Authorizer.UNLIMITED);
    assertTrue(client.get("catalog/nodes").contains("n2"));
    assertEquals(1, count("catalog/nodes", "'Node':"));
  }
}
