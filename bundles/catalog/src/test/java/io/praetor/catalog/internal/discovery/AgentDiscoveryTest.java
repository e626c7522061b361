package io.praetor.catalog.internal.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.discovery.AddressOwner;
import io.praetor.api.discovery.Discovery;
import io.praetor.api.discovery.Freshness;
import io.praetor.api.discovery.HostLookup;
import io.praetor.api.discovery.Instance;
import io.praetor.api.discovery.InstanceLookup;
import io.praetor.api.discovery.InstanceLookup.Way;
import io.praetor.api.discovery.Instances;
import io.praetor.api.discovery.OwnerLookup;
import io.praetor.api.discovery.QueryLookup;
import io.praetor.api.discovery.QueryOutcome;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnknownDatacenterException;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.http.CatalogEndpoint;
import io.praetor.catalog.internal.http.FakeClient;
import io.praetor.catalog.internal.prepared.FakeRelay;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.state.MemoryState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What names stand for, on a server and on a client agent. */
class AgentDiscoveryTest {

  private static final Freshness ANY =
      new Freshness(true, Duration.ofDays(1), false, Duration.ZERO);

  private final MemoryState state = CatalogState.empty();
  private final FakeRelay relay = new FakeRelay();
  private final FakeClient client =
      new FakeClient(state, new CatalogEndpoint("dc1", "n1", () -> null));
  private final Discovery server =
      new AgentDiscovery(
          "dc1", "n1", () -> state, () -> relay, () -> 1, () -> 0, false, () -> null);
  private final Discovery agent =
      new AgentDiscovery("dc1", "c", () -> null, () -> relay, () -> 1, () -> 0, false, () -> null);

  @BeforeEach
  void register() {
    instance("n1", "10.0.0.1", "w1", "passing");
    instance("n2", "2001:db8::2", "w2", "warning");
    instance("n3", "10.0.0.3", "w3", "critical");
  }

  @Test
  void shouldFindTheInstancesThatAreFit() {
    assertEquals(List.of(7, 3), weights(web("dc1", "", false)));
    assertEquals(List.of(7), weights(web("dc1", "", true)));
    assertEquals(List.of(7, 3), weights(web("dc1", "V1", false)));
    assertEquals(List.of(), weights(web("dc1", "v2", false)));
  }

  @Test
  void shouldAnswerTheSameUntilSomethingChanges() {
    Instances before = web("dc1", "", false);
    assertSame(before, web("dc1", "", false));
    client.put("catalog/register", "{'Node':'other','Address':'10.1.1.1'}");
    assertSame(before, web("dc1", "", false));
    assertNotSame(before, web("dc1", "v1", false));
    for (String change :
        List.of(
            "'Check':{'CheckID':'c','Name':'c','Status':'passing','ServiceID':'w2'}",
            "'Check':{'CheckID':'node','Name':'n','Status':'critical'}",
            "'Service':{'ID':'w2','Service':'web','Port':9}",
            "'NodeMeta':{'a':'b'}")) {
      Instances known = web("dc1", "", false);
      client.put("catalog/register", "{'Node':'n2','Address':'2001:db8::2'," + change + "}");
      assertNotSame(known, web("dc1", "", false), change);
    }
    client.put("catalog/register", "{'Node':'n2','Address':'10.0.0.22'}");
    client.put("catalog/deregister", "{'Node':'n2','CheckID':'node'}");
    assertEquals("10.0.0.22", web("dc1", "", false).list().get(1).host().address());
    client.put("catalog/deregister", "{'Node':'n1'}");
    assertEquals(1, web("dc1", "", false).list().size());
  }

  @Test
  void shouldFindWhatSpeaksForAServiceInTheMesh() {
    assertEquals(List.of(), mesh());
    client.put(
        "catalog/register",
        "{'Node':'n1','Address':'10.0.0.1','Service':{'ID':'p','Service':'web-proxy','Port':21000,"
            + "'Kind':'connect-proxy','Proxy':{'DestinationServiceName':'web'}}}");
    assertEquals(List.of("web-proxy"), mesh());
    client.put(
        "catalog/register",
        "{'Node':'n1','SkipNodeUpdate':true,'Check':{'CheckID':'p','Name':'p','ServiceID':'p',"
            + "'Status':'critical'}}");
    assertEquals(List.of(), mesh());
  }

  /** Keys know no case, rules do. */
  @Test
  void shouldHideWhatIsBehindAProxyWhateverTheSpelling() {
    client.put(
        "catalog/register",
        "{'Node':'n1','Address':'10.0.0.1','Service':{'ID':'p','Service':'web-proxy','Port':21000,"
            + "'Kind':'connect-proxy','Proxy':{'DestinationServiceName':'web'}}}");
    String[] proxy = {"node:read \"n1\"", "service:read \"web-proxy\"", "service:read \"WEB\""};
    assertEquals(0, mesh("WEB", FakeAuthorizer.allowing(proxy)));
    String[] both = {proxy[0], proxy[1], proxy[2], "service:read \"web\""};
    assertEquals(1, mesh("WEB", FakeAuthorizer.allowing(both)));
  }

  private int mesh(String service, Authorizer caller) {
    InstanceLookup lookup = new InstanceLookup("dc1", service, "", Way.MESH, false, ANY);
    return new StateDiscovery().instances(state, lookup, caller).join().list().size();
  }

  private List<String> mesh() {
    InstanceLookup lookup = new InstanceLookup("dc1", "web", "", Way.MESH, false, ANY);
    return server.instances(lookup).join().list().stream().map(Instance::service).toList();
  }

  @Test
  void shouldFindNodesAndWhoseAnAddressIs() {
    assertEquals("10.0.0.1", server.host(new HostLookup("dc1", "N1", ANY)).join().address());
    assertNull(server.host(new HostLookup("dc1", "n9", ANY)).join());
    assertEquals(new AddressOwner(true, "n1"), owner("10.0.0.1"));
    assertEquals(new AddressOwner(true, "n2"), owner("2001:db8:0:0:0:0:0:2"));
    assertEquals(new AddressOwner(false, "web"), owner("10.9.9.9"));
    assertNull(owner("10.9.9.8"));
  }

  @Test
  void shouldFailWhileThereIsNoState() {
    CompletionException e =
        assertThrows(
            CompletionException.class, () -> agent.host(new HostLookup("dc1", "n1", ANY)).join());
    assertTrue(e.getCause() instanceof NoLeaderException);
  }

  @Test
  void shouldAskAServerForWhatIsNotHere() {
    relay.relaysHome = true;
    relay.answer(
        "dc1",
        200,
        "{'Node':{'Node':'n1','Address':'10.0.0.1','Datacenter':'dc1','Meta':{'a':'b'},"
            + "'TaggedAddresses':{'lan':'10.0.0.1'}},'Service':{'ID':'w1','Service':'web',"
            + "'Port':80,'Address':'','Weights':{'Passing':5,'Warning':2},"
            + "'TaggedAddresses':{'wan':{'Address':'1.2.3.4','Port':81}}},"
            + "'Checks':[{'CheckID':'c','Status':'warning'}]}");
    Instance found = found(agent, "dc1", "v1", false).list().get(0);
    assertEquals(2, found.weight());
    assertEquals(Map.of("wan", "1.2.3.4:81"), found.taggedAddresses());
    assertEquals(Map.of("a", "b"), found.host().meta());
    assertEquals(
        "/v1/health/service/Web?tag=v1&dc=dc1&stale&max_stale=86400000ms",
        relay.asked.get(0).request().target());
    assertEquals(List.of("c"), relay.asked.get(0).request().headers().get("x-praetor-node"));
    assertEquals(List.of(), weights(found(agent, "dc1", "", true)));
  }

  @Test
  void shouldReadNodesQueriesAndOwnersFromAServer() {
    relay.relaysHome = true;
    relay.answer("dc1", 200, "{'Services':{},'Node':{'Node':'n1','Address':'h.example'}}");
    assertEquals("h.example", agent.host(new HostLookup("dc1", "n1", ANY)).join().address());
    relay.answer("dc1", 200, "null");
    assertNull(agent.host(new HostLookup("dc1", "n1", ANY)).join());
    assertNull(agent.owner(new OwnerLookup("10.0.0.1", ANY)).join());
    relay.answer("dc1", 200, " {'Node':false,'Name':'web'}");
    assertEquals(
        new AddressOwner(false, "web"), agent.owner(new OwnerLookup("10.0.0.1", ANY)).join());
    relay.answer("dc1", 404, "Query not found");
    assertNull(agent.query(new QueryLookup("dc1", "q", "10.0.0.9", ANY)).join());
    relay.answer("dc1", 200, "{'Service':'web','Nodes':[],'DNS':{'TTL':'10s'},'Datacenter':'dc2'}");
    assertEquals(
        new QueryOutcome("web", "dc2", 10, List.of()),
        agent.query(new QueryLookup("dc1", "q", "10.0.0.9", ANY)).join());
    assertEquals(
        "/v1/query/q/execute?&dc=dc1&stale&max_stale=86400000ms",
        relay.asked.get(relay.asked.size() - 1).request().target());
  }

  @Test
  void shouldAskOtherDatacentersAndSayWhenThereIsNoWay() {
    relay.answer("dc2", 200, "[]");
    assertEquals(List.of(), weights(web("dc2", "", false)));
    relay.answer("dc2", 500, "No path to datacenter");
    CompletionException e = assertThrows(CompletionException.class, () -> web("dc2", "", false));
    assertTrue(e.getCause() instanceof UnknownDatacenterException);
    relay.answer("dc2", 200, "[7");
    assertThrows(CompletionException.class, () -> web("dc2", "", false));
    relay.answer("dc2", 200, "[7]");
    assertThrows(CompletionException.class, () -> web("dc2", "", false));
  }

  private AddressOwner owner(String address) {
    return server.owner(new OwnerLookup(address, ANY)).join();
  }

  private Instances web(String datacenter, String tag, boolean onlyPassing) {
    return found(server, datacenter, tag, onlyPassing);
  }

  private static Instances found(
      Discovery discovery, String datacenter, String tag, boolean onlyPassing) {
    return discovery
        .instances(new InstanceLookup(datacenter, "Web", tag, Way.DIRECT, onlyPassing, ANY))
        .join();
  }

  private static List<Integer> weights(Instances instances) {
    return instances.list().stream().map(Instance::weight).toList();
  }

  private void instance(String node, String address, String id, String status) {
    client.put(
        "catalog/register",
        ("{'Node':'%s','Address':'%s','Service':{'ID':'%s','Service':'web','Tags':['v1'],"
                + "'Address':'10.9.9.9','Weights':{'Passing':7,'Warning':3}},"
                + "'Check':{'CheckID':'c','Name':'c','Status':'%s','ServiceID':'%s'}}")
            .formatted(node, address, id, status, id));
  }
}
