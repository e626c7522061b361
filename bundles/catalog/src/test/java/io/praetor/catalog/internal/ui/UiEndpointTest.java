package io.praetor.catalog.internal.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.config.ConfigEndpoint;
import io.praetor.catalog.internal.http.CatalogEndpoint;
import io.praetor.catalog.internal.http.FakeClient;
import io.praetor.testkit.state.MemoryState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scene and what is told of it are those that were recorded from Consul 1.10. */
class UiEndpointTest {

  private static final String NO_GATEWAY = "'GatewayConfig':{},";

  private final MemoryState state = CatalogState.empty();
  private final FakeClient client =
      new FakeClient(
          state,
          new CatalogEndpoint("dc1", "golden", () -> null),
          new ConfigEndpoint(),
          new UiEndpoint(true, "dc1", List.of("consul", "")));

  @BeforeEach
  void register() {
    register(
        "un1",
        "'ID':'w1','Service':'web','Port':80,'Tags':['x'],'Meta':{'external-source':'nomad'}",
        ",'Checks':[{'CheckID':'n','Name':'n','Status':'passing'},"
            + "{'CheckID':'s','Name':'s','Status':'warning','ServiceID':'w1'}]");
    registerProxy("un1", "web", "");
    register(
        "un2",
        "'ID':'w2','Service':'web','Port':80,'Tags':['y']",
        ",'Check':{'CheckID':'s','Name':'s','Status':'critical','ServiceID':'w2'}");
  }

  private void register(String node, String service, String checks) {
    client.put(
        "catalog/register",
        "{'Node':'" + node + "','Address':'10.15.0.1','Service':{" + service + "}" + checks + "}");
  }

  private void registerProxy(String node, String service, String proxy) {
    register(
        node,
        "'Service':'%s-proxy','Kind':'connect-proxy','Port':2,'Proxy':{'DestinationServiceName':'%s'%s}"
            .formatted(service, service, proxy),
        "");
  }

  /** Consul was asked the same. */
  @Test
  void shouldTellWhatIsBehindGateways() {
    client.put("config", "{'Kind':'service-defaults','Name':'web','Protocol':'http'}");
    client.put(
        "config",
        "{'Kind':'ingress-gateway','Name':'in','Listeners':[{'Port':80,'Protocol':'http',"
            + "'Services':[{'Name':'*'}]},{'Port':81,'Services':[{'Name':'db'}]}]}");
    register("un3", "'Service':'in','Kind':'ingress-gateway','Port':1", "");
    String behind = client.get("internal/ui/gateway-services-nodes/in");
    assertTrue(
        behind.startsWith(
            "[{'Name':'db','Datacenter':'','Tags':null,'Nodes':null,'ExternalSources':null,"
                + "'InstanceCount':0,'ChecksPassing':0,'ChecksWarning':0,'ChecksCritical':0,"
                + "'GatewayConfig':{'Addresses':['db.ingress.dc1.consul:81']},"
                + "'TransparentProxy':false},{'Name':'web','Datacenter':'dc1'"),
        behind);
    assertTrue(behind.contains("'Addresses':['web.ingress.dc1.consul:80']"), behind);
    String all = client.get("internal/ui/services");
    assertTrue(all.contains("'GatewayConfig':{'AssociatedServiceCount':2}"), all);
    assertEquals(1, all.split("'ConnectedWithGateway':true", -1).length - 1, all);
    assertEquals("[]", client.get("internal/ui/gateway-intentions/in"));
    client.put(
        "config",
        "{'Kind':'service-intentions','Name':'*','Sources':[{'Name':'*','Action':'allow'}]}");
    String intentions = client.get("internal/ui/gateway-intentions/in");
    assertEquals(2, intentions.split("'SourceName'", -1).length, intentions);
  }

  @Test
  void shouldTellNodesWithEverythingOnThem() {
    String told = client.get("internal/ui/node/UN1");
    assertTrue(
        told.startsWith(
            "{'ID':'','Node':'un1','Address':'10.15.0.1','TaggedAddresses':null,'Meta':null,"
                + "'Services':[{'ID':'w1','Service':'web','Tags':['x'],"),
        told);
    assertTrue(told.contains("'ID':'web-proxy','Service':'web-proxy','Tags':null,"), told);
    assertTrue(told.contains("'Checks':[{'Node':'un1','CheckID':'n',"), told);
    assertEquals("[" + told + "]", client.get("internal/ui/nodes?filter=Node==un1"));
    assertEquals("[" + told + "]", client.get("internal/ui/nodes?filter=Checks.CheckID==n"));
    assertEquals(404, client.send("GET", "internal/ui/node/absent", "").status());
  }

  @Test
  void shouldTellServicesInALineEach() {
    assertEquals(
        "[{'Name':'web','Datacenter':'dc1','Tags':['x','y'],'Nodes':['un1','un2'],"
            + "'ExternalSources':['nomad'],'InstanceCount':2,'ChecksPassing':1,'ChecksWarning':1,"
            + "'ChecksCritical':1,"
            + NO_GATEWAY
            + "'TransparentProxy':false,'ConnectedWithProxy':true,'ConnectedWithGateway':false},"
            + "{'Kind':'connect-proxy','Name':'web-proxy','Datacenter':'dc1','Tags':null,"
            + "'Nodes':['un1'],'ExternalSources':null,'InstanceCount':1,'ChecksPassing':1,"
            + "'ChecksWarning':0,'ChecksCritical':0,"
            + NO_GATEWAY
            + "'TransparentProxy':false,'ConnectedWithProxy':false,'ConnectedWithGateway':false}]",
        client.get("internal/ui/services"));
    assertTrue(
        client
            .get("internal/ui/services?filter=Service.Service==web")
            .startsWith("[{'Name':'web'"));
  }

  @Test
  void shouldTellWhomAServiceTalksTo() {
    String alone =
        "{'Protocol':'tcp','TransparentProxy':false,'Upstreams':[],'Downstreams':[],"
            + "'FilteredByACLs':false}";
    assertEquals(alone, client.get("internal/ui/service-topology/web?kind="));
    register("un3", "'Service':'db'", "");
    registerProxy(
        "un1",
        "web",
        ",'Upstreams':[{'DestinationName':'db','LocalBindPort':1},"
            + "{'DestinationType':'prepared_query','DestinationName':'q','LocalBindPort':2}]");
    client.put("config", "{'Kind':'service-defaults','Name':'db','Protocol':'http'}");
    client.put(
        "config",
        "{'Kind':'service-intentions','Name':'db','Sources':[{'Name':'web','Action':'deny'}]}");
    String decision =
        "'Intention':{'Allowed':false,'HasPermissions':false,'ExternalSource':'',"
            + "'HasExact':true,'DefaultAllow':true}}]";
    String web = client.get("internal/ui/service-topology/web?kind=");
    assertTrue(web.contains("'Upstreams':[{'Name':'db','Datacenter':'dc1',"), web);
    assertTrue(web.contains("'Source':'proxy-registration'," + decision), web);
    String db = client.get("internal/ui/service-topology/db?kind=");
    assertTrue(db.startsWith("{'Protocol':'http',"), db);
    assertTrue(db.contains("'Upstreams':[],'Downstreams':[{'Name':'web',"), db);
    assertTrue(db.contains("'Source':'proxy-registration'," + decision), db);
  }

  @Test
  void shouldFollowIntentionsWhereProxiesAreTransparent() {
    register("un3", "'Service':'db'", "");
    register("un3", "'Service':'api'", "");
    registerProxy("un1", "web", ",'Mode':'transparent'");
    client.put(
        "config",
        "{'Kind':'service-intentions','Name':'*','Sources':[{'Name':'*','Action':'deny'}]}");
    client.put(
        "config",
        "{'Kind':'service-intentions','Name':'db','Sources':[{'Name':'web','Action':'allow'}]}");
    String web = client.get("internal/ui/service-topology/web?kind=");
    assertTrue(web.startsWith("{'Protocol':'tcp','TransparentProxy':true,"), web);
    assertTrue(web.contains("'Upstreams':[{'Name':'db',"), web);
    assertTrue(web.contains("'Source':'specific-intention'"), web);
    assertTrue(!web.contains("'Name':'api'"), web);
    String db = client.get("internal/ui/service-topology/db?kind=");
    assertTrue(db.contains("'Downstreams':[{'Name':'web',"), db);
    assertTrue(client.get("internal/ui/service-topology/api?kind=").contains("'Downstreams':[]"));
  }

  @Test
  void shouldConnectNobodyWhereThatIsTheDefault() {
    register("un3", "'Service':'api'", "");
    registerProxy(
        "un1",
        "web",
        ",'Mode':'transparent','Upstreams':[{'DestinationName':'db','LocalBindPort':1}]");
    register("un3", "'Service':'db'", "");
    String path = "internal/ui/service-topology/web?kind=";
    assertTrue(client.get(path).contains("'Source':'default-allow'"));
    String denied = new FakeClient(state, new UiEndpoint(false, "dc1", List.of())).get(path);
    assertTrue(!denied.contains("'Name':'api'"), denied);
    assertTrue(denied.contains("'Intention':{'Allowed':false,"), denied);
    assertTrue(denied.contains("'DefaultAllow':false}"), denied);
  }

  @Test
  void shouldTellThatNothingIsBehindAGateway() {
    assertEquals("[]", client.get("internal/ui/gateway-services-nodes/none"));
    assertEquals("[]", client.get("internal/ui/gateway-intentions/none"));
    assertEquals(404, client.send("GET", "internal/ui/metrics-proxy/x", "").status());
  }

  @Test
  void shouldWantNamesAndKinds() {
    refused("Missing node name", "node/");
    refused("Missing gateway name", "gateway-intentions/");
    refused("Missing gateway name", "gateway-services-nodes/");
    refused("Missing service name", "service-topology/?kind=");
    refused("Missing service kind", "service-topology/web");
    refused("Unsupported service kind \"strange\"", "service-topology/web?kind=strange");
  }

  private void refused(String text, String path) {
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> client.get("internal/ui/" + path));
    assertEquals(text, refusal.getMessage());
  }
}
