package io.praetor.catalog.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.format.filter.Filter;
import io.praetor.testkit.state.MemoryState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scene and what is told of it are those that were recorded from Consul 1.10. */
class HealthEndpointTest {

  private final MemoryState state = CatalogState.empty();
  private final FakeClient client =
      new FakeClient(
          state, new CatalogEndpoint("dc1", "golden", () -> null), new HealthEndpoint("golden"));

  @BeforeEach
  void register() {
    register("h1", "'NodeMeta':{'rack':'1'}", "w1", "'Tags':['a','b']", "passing", "passing");
    register("h2", "'NodeMeta':{'rack':'2'}", "w2", "'Tags':['a']", "passing", "warning");
    register("h3", "'NodeMeta':{}", "w3", "'Tags':[]", "critical", "passing");
    register("h4", "'NodeMeta':{}", "w4", "'Tags':[]", "passing", "critical");
  }

  @Test
  void shouldTellInstancesWithTheirChecksAndThoseOfTheNode() {
    client.put(
        "catalog/register",
        "{'Node':'h1','SkipNodeUpdate':true,'Service':{'ID':'db1','Service':'db'},"
            + "'Check':{'CheckID':'d','Name':'d','Status':'critical','ServiceID':'db1'}}");
    String told = client.get("health/service/web?tag=b");
    assertTrue(told.startsWith("[{'Node':{'ID':'','Node':'h1','Address':'10.0.0.1',"), told);
    assertTrue(told.contains("'Service':{'ID':'w1','Service':'web','Tags':['a','b'],"), told);
    assertTrue(told.contains("'Checks':[{'Node':'h1','CheckID':'n',"), told);
    assertTrue(told.contains("{'Node':'h1','CheckID':'s','Name':'s','Status':'passing',"), told);
    assertFalse(told.contains("'CheckID':'d'"), "of another service on the same node");
  }

  @Test
  void shouldTellOnlyWhatPassesWhenAskedTo() {
    assertEquals(List.of("w1", "w2", "w3", "w4"), instances("health/service/web"));
    assertEquals(List.of("w1"), instances("health/service/web?passing"));
    assertEquals(List.of("w1"), instances("health/service/web?passing=1"));
    assertEquals(4, instances("health/service/web?passing=false").size());
    assertEquals(
        new FakeClient.Reply(400, "Invalid value for ?passing", 14),
        client.send("GET", "health/service/web?passing=maybe", ""));
  }

  @Test
  void shouldChooseByTagsAndMeta() {
    assertEquals(List.of("w1", "w2"), instances("health/service/web?tag=a"));
    assertEquals(List.of("w1"), instances("health/service/web?tag=a&tag=B"));
    assertEquals(List.of("w2"), instances("health/service/web?node-meta=rack:2"));
    assertEquals(List.of(), instances("health/service/absent"));
  }

  @Test
  void shouldChooseByFilters() {
    assertEquals(List.of("w1"), filtered("b in Service.Tags"));
    assertEquals(List.of("w2", "w3", "w4"), filtered("b not in Service.Tags"));
    assertEquals(List.of("w2"), filtered("Node.Meta.rack == 2"));
    assertEquals(List.of("w3", "w4"), filtered("Checks.Status == critical"));
    assertEquals(List.of("w4"), filtered("Service.ID matches `[34]` and Node.Node == h4"));
    assertEquals(List.of("w3"), instances("health/service/web?filter=Node.Node==h3"));
    assertEquals(List.of(), instances("health/service/web?passing&filter=Node.Node==h3"));
    assertTrue(client.get("health/checks/web?filter=Status==warning").startsWith("[{'Node':'h2'"));
    assertTrue(client.get("health/state/any?filter=Node==h4").contains("'CheckID':'s'"));
    assertEquals("[]", client.get("health/node/h4?filter=ServiceID==x"));
  }

  @Test
  void shouldRefuseFiltersThatAskForWhatIsNotThere() {
    OperationFailedException refusal =
        assertThrows(
            OperationFailedException.class,
            () -> client.get("health/service/web?filter=Status==passing"));
    assertEquals(
        "Failed to create boolean expression evaluator: Selector \"Status\" is not valid",
        refusal.getMessage());
  }

  @Test
  void shouldTellThatNothingIsBehindAGateway() {
    assertEquals("[]", client.get("health/ingress/web"));
    assertEquals(400, client.send("GET", "health/ingress/web?passing=maybe", "").status());
    refused("Missing service name", "health/ingress/");
  }

  @Test
  void shouldTellTheChecksOfAService() {
    String told = client.get("health/checks/web?node-meta=rack:2");
    assertTrue(told.startsWith("[{'Node':'h2','CheckID':'s',"), told);
    assertFalse(told.contains("'CheckID':'n'"), "of the node");
    assertEquals("[]", client.get("health/checks/absent"));
  }

  @Test
  void shouldMoveTheIndexWithWhatItCovers() {
    long before = client.send("GET", "health/service/web", "").index();
    client.put("catalog/register", "{'Node':'x','Address':'a','Service':{'Service':'db'}}");
    assertEquals(before, client.send("GET", "health/service/web", "").index());
    client.put(
        "catalog/register",
        "{'Node':'h1','SkipNodeUpdate':true,"
            + "'Check':{'CheckID':'s','Name':'s','Status':'critical','ServiceID':'w1'}}");
    assertEquals(state.index(), client.send("GET", "health/service/web", "").index());
    assertEquals(state.index(), client.send("GET", "health/checks/web", "").index());
  }

  @Test
  void shouldSleepOnWhileThereIsNoInstance() {
    assertFalse(found(question("absent", List.of(), "")));
    assertTrue(found(question("web", List.of("none"), "")));
    assertTrue(found(question("web", List.of(), "Service.Port == 1")));
  }

  @Test
  void shouldWantNames() {
    refused("Missing service name", "health/service/");
    refused("Missing service name", "health/checks/");
    refused("Missing node name", "health/node/");
  }

  @Test
  void shouldFindNodesByTheirIds() {
    String ids = "{'Node':'%s','Address':'a','ID':'%s0e4a74-2192-161a-0510-9bf59fe950b5'}";
    client.put("catalog/register", ids.formatted("i1", "40"));
    client.put("catalog/register", ids.formatted("i2", "41"));
    assertEquals("null", client.get("catalog/node/4"));
    assertEquals("null", client.get("catalog/node/410e5"));
    assertTrue(client.get("catalog/node/400e").startsWith("{'Node':{'ID':'400e4a74-"));
    assertTrue(client.get("catalog/node-services/410E").contains("'Node':'i2'"));
  }

  private void register(
      String node, String meta, String id, String tags, String nodeStatus, String status) {
    String check = "{'CheckID':'%s','Name':'%s','Status':'%s','ServiceID':'%s'}";
    client.put(
        "catalog/register",
        "{'Node':'%s','Address':'10.0.0.1',%s,'Service':{'ID':'%s','Service':'web',%s},'Checks':[%s,%s]}"
            .formatted(
                node,
                meta,
                id,
                tags,
                check.formatted("n", "n", nodeStatus, ""),
                check.formatted("s", "s", status, id)));
  }

  private List<String> filtered(String expression) {
    String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    return instances("health/service/web?filter=" + encoded);
  }

  private List<String> instances(String path) {
    List<String> ids = new ArrayList<>();
    for (String part : client.get(path).split("'Service':\\{'ID':'")) {
      if (part.startsWith("w")) {
        ids.add(part.substring(0, 2));
      }
    }
    return ids;
  }

  private static HealthQuery question(String service, List<String> tags, String filter) {
    ServiceQuery instances =
        new ServiceQuery(
            ServiceQuery.By.NAME, service, tags, Filter.of("", CatalogSelectors.INSTANCE));
    return new HealthQuery(instances, false, Filter.of(filter, CatalogSelectors.CHECKED));
  }

  private boolean found(HealthQuery question) {
    StateQuery<Boolean> query = txn -> new StateQuery.Answer<>(question.run(txn).found(), 1, true);
    return state.now(query).value();
  }

  private void refused(String text, String path) {
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> client.get(path));
    assertEquals(text, refusal.getMessage());
  }
}
