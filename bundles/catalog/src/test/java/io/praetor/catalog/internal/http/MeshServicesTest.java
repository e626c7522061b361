package io.praetor.catalog.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.testkit.state.MemoryState;
import org.junit.jupiter.api.Test;

/** Services of the mesh, and whatever else registrations carry; texts are those of Consul 1.10. */
class MeshServicesTest {

  private static final String NONE =
      "'Proxy':{'Mode':'','MeshGateway':{},'Expose':{}},'Connect':{}";

  private final MemoryState state = CatalogState.empty();
  private final FakeClient client =
      new FakeClient(
          state, new CatalogEndpoint("dc1", "golden", () -> null), new HealthEndpoint("golden"));

  private void register(String node, String service) {
    client.put(
        "catalog/register", "{'Node':'" + node + "','Address':'a','Service':{" + service + "}}");
  }

  private void registerProxy(String node, String id, String destination) {
    register(
        node,
        "'ID':'%s','Service':'%s','Kind':'connect-proxy','Port':1,'Proxy':{'DestinationServiceName':'%s'}"
            .formatted(id, id, destination));
  }

  @Test
  void shouldTellWhatARegistrationCarries() {
    register(
        "n",
        "'Service':'s','SocketPath':'/tmp/s','Connect':{'Native':true},"
            + "'Ports':[{'Name':'http','Port':80,'Default':true}],"
            + "'Locality':{'Region':'r','Zone':'z'},"
            + "'Proxy':{'mode':'transparent','transparent_proxy':{'OutboundListenerPort':5},"
            + "'Config':{'z':1,'a':[1,{'c':2.5}]},'MeshGateway':{'Mode':'local'},"
            + "'Upstreams':[{'destination_name':'db','LocalBindPort':9191}]}");
    assertEquals(
        "[{'ID':'s','Service':'s','Tags':[],'Address':'','Meta':null,"
            + "'Ports':[{'Name':'http','Port':80,'Default':true}],'SocketPath':'/tmp/s',"
            + "'Weights':{'Passing':1,'Warning':1},'EnableTagOverride':false,"
            + "'Proxy':{'TransparentProxy':{'OutboundListenerPort':5},'Mode':'transparent',"
            + "'Config':{'a':[1,{'c':2.5}],'z':1},'Upstreams':[{'DestinationType':'',"
            + "'DestinationName':'db','Datacenter':'','LocalBindPort':9191,'MeshGateway':{}}],"
            + "'MeshGateway':{'Mode':'local'},'Expose':{}},'Connect':{'Native':true},"
            + "'Locality':{'Region':'r','Zone':'z'},'CreateIndex':11,'ModifyIndex':11}]}",
        client.get("catalog/node-services/n").split("'Services':", 2)[1]);
    String instance = client.get("catalog/service/s");
    assertTrue(instance.contains("'ServiceConnect':{'Native':true}"), instance);
    assertTrue(instance.contains("'ServiceLocality':{'Region':'r','Zone':'z'}"), instance);
  }

  @Test
  void shouldChangeNothingWhenTheSameIsWrittenDifferently() {
    register("n", "'Service':'s','Proxy':{'Config':{'a':1,'b':2},'LocalServicePort':5}");
    long before = client.send("GET", "catalog/service/s", "").index();
    register("n", "'Service':'s','proxy':{'local_service_port':5,'config':{'b':2,'a':1}}");
    assertEquals(before, client.send("GET", "catalog/service/s", "").index());
  }

  @Test
  void shouldTakeAnEmptyProxyForNone() {
    register("n", "'Service':'s','Proxy':{'Mode':'','Expose':{},'Upstreams':[]}");
    String told = client.get("catalog/node-services/n");
    assertTrue(told.contains(NONE), told);
    assertTrue(told.contains("'Meta':null,'Weights'"), "no port is told");
  }

  @Test
  void shouldListThoseWhoTakeConnectionsForAService() {
    register("n1", "'Service':'web'");
    registerProxy("n1", "web-proxy", "web");
    registerProxy("n2", "other", "WEB");
    register("n3", "'Service':'web','ID':'web3','Connect':{'Native':true}");
    for (String path : new String[] {"catalog/connect/web", "health/connect/web"}) {
      String told = client.get(path);
      assertEquals(4, told.split("'Datacenter':'dc1'").length, told);
      assertTrue(told.contains("web-proxy") && told.contains("other") && told.contains("web3"));
    }
    assertEquals("[]", client.get("catalog/connect/db"));
    assertTrue(
        client.get("catalog/connect/web?filter=Node==n2").startsWith("[{'ID':'','Node':'n2'"));
  }

  @Test
  void shouldMoveTheIndexOfConnectionsWithWhatItCovers() {
    registerProxy("n1", "p1", "web");
    registerProxy("n2", "p2", "web");
    long before = index();
    registerProxy("n3", "p3", "db");
    assertEquals(before, index(), "of another service");
    client.put(
        "catalog/register",
        "{'Node':'n1','SkipNodeUpdate':true,"
            + "'Check':{'Name':'c','ServiceID':'p1','Status':'passing'}}");
    assertEquals(state.index(), index(), "a check of a proxy");
    client.put("catalog/register", "{'Node':'n2','Address':'b'}");
    assertEquals(state.index(), index(), "a node of a proxy");
    client.put("catalog/deregister", "{'Node':'n1','ServiceID':'p1'}");
    assertEquals(state.index(), index(), "a proxy that goes");
    registerProxy("n2", "p2", "db");
    assertEquals(state.index(), index(), "the last proxy, which stands for another now");
    assertEquals("[]", client.get("health/connect/web"));
  }

  private long index() {
    return client.send("GET", "health/connect/web", "").index();
  }

  @Test
  void shouldFilterByWhatAProxyIs() {
    registerProxy("n1", "p1", "web");
    register("n2", "'Service':'plain','Tags':['x']");
    assertTrue(
        client
            .get("catalog/node-services/n1?filter=Proxy.DestinationServiceName==web")
            .contains("'ID':'p1'"));
    assertTrue(
        client
            .get("catalog/node-services/n1?filter=Proxy.Mode==transparent")
            .contains("'Services':[]"));
    assertEquals("{'plain':['x']}", client.get("catalog/services?filter=x+in+ServiceTags"));
  }

  @Test
  void shouldRefuseProxiesThatCannotBe() {
    refused(
        "2 errors occurred:\n\t* Proxy.DestinationServiceName must be non-empty for Connect proxy"
            + " services\n\t* Port or SocketPath must be set for a Connect proxy\n\n",
        "'Service':'p','Kind':'connect-proxy'");
    refused(
        "8 errors occurred:\n\t* Port must be non-zero for a mesh-gateway\n\t* A mesh-gateway"
            + " cannot have a sidecar service defined\n\t* The Proxy.DestinationServiceName"
            + " configuration is invalid for a mesh-gateway\n\t* The Proxy.DestinationServiceID"
            + " configuration is invalid for a mesh-gateway\n\t* The Proxy.LocalServiceAddress"
            + " configuration is invalid for a mesh-gateway\n\t* The Proxy.LocalServicePort"
            + " configuration is invalid for a mesh-gateway\n\t* The Proxy.LocalServiceSocketPath"
            + " configuration is invalid for a mesh-gateway\n\t* The Proxy.Upstreams configuration"
            + " is invalid for a mesh-gateway\n\n",
        "'Service':'s','Kind':'mesh-gateway','Connect':{'SidecarService':{'Name':'x'}},"
            + "'Proxy':{'DestinationServiceName':'a','DestinationServiceID':'b',"
            + "'LocalServiceAddress':'c','LocalServicePort':1,'LocalServiceSocketPath':'d',"
            + "'Upstreams':[{'DestinationName':'x'}]}");
    refused(
        "2 errors occurred:\n\t* A SidecarService cannot specify an ID as this is managed by the"
            + " agent\n\t* A SidecarService cannot have a nested SidecarService\n\n",
        "'Service':'s','Connect':{'SidecarService':{'ID':'x','Connect':{'SidecarService':{}}}}");
  }

  @Test
  void shouldRefuseUpstreamsAndPathsThatCannotBe() {
    refused(
        "9 errors occurred:\n"
            + "\t* upstream local bind port or local socket path must be defined and nonzero\n"
            + "\t* upstream destination name cannot be empty\n"
            + "\t* unknown upstream destination type: \"zz\"\n"
            + "\t* upstream destination name cannot be a wildcard\n"
            + "\t* only one of upstream local bind port or local socket path can be defined and"
            + " nonzero\n"
            + "\t* upstreams cannot contain duplicates of [type=\"\", name=\"d\", namespace=\"\","
            + " datacenter=\"\"]\n"
            + "\t* upstreams cannot contain duplicates by local bind address and port or unix"
            + " path; \"127.0.0.1:1\" is specified twice\n"
            + "\t* expose.paths: empty path exposed\n"
            + "\t* expose.paths: invalid listener port: 70000\n\n",
        "'Service':'s','Kind':'connect-proxy','Port':1,'Proxy':{'DestinationServiceName':'x',"
            + "'Upstreams':[{'DestinationName':'y'},{},{'DestinationType':'zz'},"
            + "{'DestinationName':'*'},"
            + "{'DestinationName':'b','LocalBindPort':1,'LocalBindSocketPath':'/x'},"
            + "{'DestinationName':'d','LocalBindPort':1},{'DestinationName':'d','LocalBindPort':2},"
            + "{'DestinationName':'e','LocalBindPort':1}],"
            + "'Expose':{'Paths':[{'ListenerPort':70000,'Protocol':'HTTP2'}]}}");
  }

  @Test
  void shouldRefuseBodiesThatAreNoRegistrations() {
    unreadable("json: unknown field \"Foo\"", "'Service':'s','Foo':1");
    unreadable("json: unknown field \"Foo\"", "'Service':'s','Proxy':{'Foo':1}");
    unreadable(
        "json: unknown field \"Namespace\" - Namespaces are a Consul Enterprise feature",
        "'Service':'s','Namespace':'x'");
    unreadable(
        "json: cannot unmarshal string into Go struct field NodeService.Service.Proxy of type int",
        "'Service':'s','Proxy':{'LocalServicePort':'80'}");
  }

  @Test
  void shouldTellTheKindOfACheckFromItsDefinition() {
    client.put(
        "catalog/register",
        "{'Node':'n','Address':'a','Checks':["
            + "{'Name':'h','Definition':{'HTTP':'http://x','Interval':'10s','Foo':1}},"
            + "{'Name':'t','Definition':{'TTL':'10s'}},{'Name':'s','Type':'mine'},"
            + "{'Name':'x','Definition':{'TCP':'x:1'}}]}");
    String told = client.get("health/node/n");
    for (String kind : new String[] {"'h'+'http'", "'t'+'ttl'", "'s'+'mine'", "'x'+''"}) {
      String[] parts = kind.split("\\+");
      assertTrue(told.matches(".*'CheckID':" + parts[0] + "[^}]*'Type':" + parts[1] + ".*"), told);
    }
  }

  private void refused(String text, String service) {
    assertEquals(text, refusal(OperationFailedException.class, service));
  }

  private void unreadable(String text, String service) {
    assertEquals("Request decode failed: " + text, refusal(InvalidRequestException.class, service));
  }

  private <E extends PlatformException> String refusal(Class<E> type, String service) {
    return assertThrows(type, () -> register("n", service)).getMessage();
  }
}
