package io.praetor.catalog.internal.prepared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.rpc.ApiRequest;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.http.CatalogEndpoint;
import io.praetor.catalog.internal.http.FakeClient;
import io.praetor.testkit.state.MemoryState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What queries find, here and elsewhere. */
class QueryExecutionTest {

  private static final String NOT_FOUND = "Query not found";

  private final MemoryState state = CatalogState.empty();
  private final FakeRelay relay = new FakeRelay();
  private final AtomicLong ids = new AtomicLong();
  private final AtomicLong seeds = new AtomicLong();
  private final Execution execution =
      new Execution(
          "dc1", () -> state, new Failover("dc1", () -> relay), () -> null, seeds::incrementAndGet);
  private final FakeClient client =
      new FakeClient(
          state,
          new QueryEndpoint(
              () -> String.format("00000000-0000-4000-8000-%012d", ids.incrementAndGet()),
              execution,
              "here",
              () -> "own"),
          new CatalogEndpoint("dc1", "here", () -> null));

  @BeforeEach
  void register() {
    instance("n1", "db1", "['a','b']", "r1", "passing");
    instance("n2", "db2", "['a']", "r0", "warning");
    instance("n3", "db3", "['b']", "r1", "critical");
    instance("here", "db4", "[]", "r0", "passing");
  }

  @Test
  void shouldLeaveOutWhatIsNotFitForUse() {
    assertFinds("'Service':'db'", "db1", "db2", "db4");
    assertFinds("'Service':'db','OnlyPassing':true", "db1", "db4");
    assertFinds("'Service':'db','IgnoreCheckIDs':['c']", "db1", "db2", "db3", "db4");
  }

  @Test
  void shouldFilterByTagsAndMeta() {
    assertFinds("'Service':'db','Tags':['A']", "db1", "db2");
    assertFinds("'Service':'db','Tags':['a','!B']", "db2");
    assertFinds("'Service':'db','NodeMeta':{'rack':'r0'}", "db2", "db4");
    assertFinds("'Service':'db','ServiceMeta':{'id':'db1'}", "db1");
  }

  @Test
  void shouldTellInstancesInAnotherOrderEachTimeAndNoMoreThanAsked() {
    query("q", "'Service':'db'");
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      List<String> told = found(client.get("query/q/execute?limit=1"));
      assertEquals(1, told.size());
      seen.add(told.get(0));
    }
    assertEquals(List.of("db1", "db2", "db4"), seen.stream().distinct().sorted().toList());
    assertEquals(3, found(client.get("query/q/execute?limit=0")).size());
  }

  @Test
  void shouldBeginWithTheNodeThatIsNear() {
    query("agent", "'Service':'db','Near':'_agent'");
    query("named", "'Service':'db','Near':'n2'");
    for (int i = 0; i < 20; i++) {
      assertEquals("db4", found(client.get("query/agent/execute")).get(0));
      assertEquals("db2", found(client.get("query/named/execute")).get(0));
      assertEquals("db1", found(client.get("query/named/execute?near=n1")).get(0));
    }
  }

  @Test
  void shouldSayWhatCannotBeAsked() {
    assertEquals(
        new FakeClient.Reply(404, NOT_FOUND, 0), client.send("GET", "query/absent/execute", ""));
    assertEquals(
        new FakeClient.Reply(404, NOT_FOUND, 0), client.send("GET", "query/absent/explain", ""));
    assertEquals(
        new FakeClient.Reply(405, "method PUT not allowed", 0),
        client.send("PUT", "query/absent/execute", "{}"));
    assertEquals(
        new FakeClient.Reply(405, "method POST not allowed", 0),
        client.send("POST", "query/absent", "{}"));
  }

  @Test
  void shouldFillInTheTemplateWithTheLongestName() {
    template("", "'Service':'${name.full}'", "");
    template("geo-", "'Service':'${name.suffix}','OnlyPassing':true", "");
    template(
        "geo-x",
        "'Service':'${match(2)}','Tags':['${match(1)}','${match(9)}']",
        ",'Regexp':'^geo-x-(.*?)-([^-]+)$','RemoveEmptyTags':true");
    query("geo-static", "'Service':'absent'");
    assertEquals(List.of("db1", "db2", "db4"), sorted("db"));
    assertEquals(List.of("db1", "db4"), sorted("geo-db"));
    assertEquals(List.of(), sorted("GEO-db"), "the suffix is cut off in the same case only");
    assertEquals(List.of("db1", "db2"), sorted("geo-x-a-db"));
    assertEquals(List.of(), sorted("geo-static"));
    assertTrue(
        client.get("query/geo-x-a-db/explain").contains("'Service':{'Service':'db',"), "filled in");
    assertTrue(client.get("query/geo-x-a-db/explain").contains("'Tags':['a'],"), "no empty tag");
    assertEquals(
        new FakeClient.Reply(
            500, "prepared query templates can only be resolved up by name, not by ID", 0),
        client.send("GET", "query/00000000-0000-4000-8000-000000000001/execute", ""));
  }

  @Test
  void shouldAskTheNearestDatacentersAndThenTheNamedOnes() {
    relay.datacenters = List.of("dc1", "dc2", "dc3", "dc4");
    relay.answer("dc2", 200, "[]");
    relay.answer("dc3", 500, "No cluster leader");
    relay.answer("dc4", 200, remote("far1", "passing") + "," + remote("far2", "critical"));
    query(
        "q",
        "'Service':'gone','Failover':{'NearestN':2,'Datacenters':['nowhere','dc2','dc4','dc3']}");
    String told = client.get("query/q/execute");
    assertEquals(List.of("far1"), found(told));
    assertTrue(told.contains("'Datacenter':'dc4','Failovers':3,"), told);
    assertTrue(told.contains("'Unknown':'kept'"), "told as it was heard");
    assertEquals(
        List.of("dc2", "dc3", "dc4"), relay.asked.stream().map(FakeRelay.Asked::where).toList());
    ApiRequest request = relay.asked.get(0).request();
    assertEquals("/v1/health/service/gone", request.target());
    assertEquals(List.of("own"), request.headers().get("x-consul-token"), "the agent's own");
  }

  @Test
  void shouldAskNobodyElseWhenThereIsSomethingHere() {
    relay.datacenters = List.of("dc1", "dc2");
    query("q", "'Service':'db','Failover':{'NearestN':1}");
    assertTrue(client.get("query/q/execute").contains("'Failovers':0"));
    assertEquals(List.of(), relay.asked);
  }

  private static String remote(String id, String status) {
    return "{'Node':{'Node':'f','Address':'10.9.0.1','Datacenter':'dc4'},'Service':{'ID':'"
        + id
        + "','Service':'gone','Unknown':'kept'},'Checks':[{'CheckID':'c','Status':'"
        + status
        + "'}]}";
  }

  private void instance(String node, String id, String tags, String rack, String status) {
    client.put(
        "catalog/register",
        "{'Node':'%s','Address':'10.0.0.1','NodeMeta':{'rack':'%s'},".formatted(node, rack)
            + "'Service':{'ID':'%s','Service':'db','Tags':%s,'Meta':{'id':'%s'}},"
                .formatted(id, tags, id)
            + "'Check':{'CheckID':'c','Name':'c','Status':'%s','ServiceID':'%s'}}"
                .formatted(status, id));
  }

  private void query(String name, String service) {
    create("{'Name':'" + name + "','Service':{" + service + "}}");
  }

  private void template(String name, String service, String more) {
    create(
        "{'Name':'%s','Template':{'Type':'name_prefix_match'%s},'Service':{%s}}"
            .formatted(name, more, service));
  }

  private void create(String body) {
    assertEquals(200, client.send("POST", "query", body).status(), body);
  }

  private void assertFinds(String service, String... ids) {
    String name = "q" + this.ids.get();
    query(name, service);
    assertEquals(List.of(ids), sorted(name));
  }

  private List<String> sorted(String name) {
    return found(client.get("query/" + name + "/execute")).stream().sorted().toList();
  }

  private static List<String> found(String answer) {
    List<String> ids = new ArrayList<>();
    Matcher service = Pattern.compile("'Service':\\{'ID':'([^']+)'").matcher(answer);
    while (service.find()) {
      ids.add(service.group(1));
    }
    return ids;
  }
}
