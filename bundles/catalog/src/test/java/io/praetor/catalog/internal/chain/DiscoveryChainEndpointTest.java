package io.praetor.catalog.internal.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.config.ConfigEndpoint;
import io.praetor.catalog.internal.graph.ChainRequest;
import io.praetor.catalog.internal.http.FakeClient;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.state.MemoryState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Answers are those that Consul 1.10 gave, but for its trust domain. */
class DiscoveryChainEndpointTest {

  private final MemoryState state = CatalogState.empty();
  private final FakeClient client =
      new FakeClient(state, new ConfigEndpoint(), new DiscoveryChainEndpoint("dc1"));

  @Test
  void shouldResolveWhatNoEntryIsAbout() {
    String name = "web.default.dc1.internal." + TrustDomain.of("dc1");
    assertEquals(
        "{'Chain':{'ServiceName':'web','Namespace':'default','Datacenter':'dc1','Protocol':'tcp',"
            + "'StartNode':'resolver:web.default.dc1','Nodes':{'resolver:web.default.dc1':{"
            + "'Type':'resolver','Name':'web.default.dc1','Resolver':{'ConnectTimeout':'5s',"
            + "'Default':true,'Target':'web.default.dc1'}}},'Targets':{'web.default.dc1':{"
            + "'ConnectTimeout':'5s','ID':'web.default.dc1','Service':'web','Namespace':'default',"
            + "'Datacenter':'dc1','MeshGateway':{},'Subset':{},'SNI':'"
            + name
            + "','Name':'"
            + name
            + "'}}}}",
        client.get("discovery-chain/web"));
    assertFalse(query("web").found(), "who waits sleeps on");
  }

  @Test
  void shouldRouteSplitAndResolve() {
    put("'service-defaults','Name':'h','Protocol':'http'");
    put("'service-defaults','Name':'h2','Protocol':'http'");
    put("'service-defaults','Name':'h3','Protocol':'http'");
    put("'service-router','Name':'h','Routes':[{'Match':{},'Destination':{}}]");
    put(
        "'service-splitter','Name':'h','Splits':[{'Weight':33.33},"
            + "{'Weight':66.67,'Service':'h2'}]");
    put("'service-splitter','Name':'h2','Splits':[{'Weight':50},{'Weight':50,'Service':'h3'}]");
    assertEquals(
        "'Nodes':{'resolver:h.default.dc1':{'Type':'resolver','Name':'h.default.dc1','Resolver':{"
            + "'ConnectTimeout':'5s','Default':true,'Target':'h.default.dc1'}},"
            + "'resolver:h2.default.dc1':{'Type':'resolver','Name':'h2.default.dc1','Resolver':{"
            + "'ConnectTimeout':'5s','Default':true,'Target':'h2.default.dc1'}},"
            + "'resolver:h3.default.dc1':{'Type':'resolver','Name':'h3.default.dc1','Resolver':{"
            + "'ConnectTimeout':'5s','Default':true,'Target':'h3.default.dc1'}},"
            + "'router:h.default':{'Type':'router','Name':'h.default','Routes':[{'Definition':{"
            + "'Match':{},'Destination':{}},'NextNode':'splitter:h.default'},{'Definition':{"
            + "'Match':{'HTTP':{'PathPrefix':'/'}},'Destination':{'Service':'h',"
            + "'Namespace':'default'}},'NextNode':'splitter:h.default'}]},"
            + "'splitter:h.default':{'Type':'splitter','Name':'h.default','Splits':[{"
            + "'Weight':33.33,'NextNode':'resolver:h.default.dc1'},{'Weight':33.34,"
            + "'NextNode':'resolver:h2.default.dc1'},{'Weight':33.34,"
            + "'NextNode':'resolver:h3.default.dc1'}]}}",
        part(client.get("discovery-chain/h"), "'Nodes'", ",'Targets'"));
    assertTrue(query("h").found());
  }

  @Test
  void shouldFailOverAndRedirect() {
    put(
        "'service-resolver','Name':'fo','Failover':{'*':{'Datacenters':['dc2','dc1'],"
            + "'Service':'fo2'}},'LoadBalancer':{'Policy':'maglev'}");
    put("'service-resolver','Name':'fo2','Redirect':{'Datacenter':'dc3'}");
    put("'proxy-defaults','MeshGateway':{'Mode':'remote'}");
    String chain = client.get("discovery-chain/fo");
    assertEquals(
        "'Nodes':{'resolver:fo.default.dc1':{'Type':'resolver','Name':'fo.default.dc1','Resolver':{"
            + "'ConnectTimeout':'5s','Target':'fo.default.dc1','Failover':{'Targets':["
            + "'fo2.default.dc3','fo2.default.dc3']}},'LoadBalancer':{'Policy':'maglev'}}}",
        part(chain, "'Nodes'", ",'Targets'"));
    assertTrue(chain.contains("'Datacenter':'dc3','MeshGateway':{'Mode':'remote'}"), chain);
    put("'service-defaults','Name':'ext','ExternalSNI':'e.x'");
    String external = client.get("discovery-chain/ext");
    assertTrue(external.contains("'Subset':{},'External':true,'SNI':'e.x','Name':'ext."), external);
  }

  @Test
  void shouldTakeOverrides() {
    put("'service-defaults','Name':'h','Protocol':'http'");
    put("'service-router','Name':'h','Routes':[]");
    String tcp = post("h", "{'OverrideProtocol':'tcp'}");
    assertTrue(tcp.contains("'CustomizationHash':'96f2c150','Protocol':'tcp','StartNode':'resol"));
    String hasty = post("h", "{'override_connect_timeout':'7s','X':1}");
    assertTrue(hasty.contains("'CustomizationHash':'8b1bc506'"), hasty);
    assertTrue(hasty.contains("'ConnectTimeout':'7s','ID'"), hasty);
    String near = post("h", "{'OverrideMeshGateway':{'Mode':'local'}}");
    assertEquals(client.get("discovery-chain/h"), near, "no gateway is between");
    String far = post("h?compile-dc=dc9", "{'OverrideMeshGateway':{'Mode':'local'}}");
    assertTrue(far.contains("'Datacenter':'dc9','CustomizationHash':'c225dc1c'"), far);
    assertTrue(far.contains("'MeshGateway':{'Mode':'local'}"), far);
    assertEquals(client.get("discovery-chain/h"), post("h", "null"));
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    assertEquals(
        new FakeClient.Reply(400, "Invalid OverrideMeshGateway.Mode parameter", 0),
        client.send("POST", "discovery-chain/h", "{'OverrideMeshGateway':{'Mode':'bad'}}"));
    refused("Missing chain name", () -> client.get("discovery-chain/"));
    refused("Request decoding failed: EOF", () -> post("h", ""));
    refused(
        "Request decoding failed: json: cannot unmarshal array into Go value of type"
            + " map[string]interface {}",
        () -> post("h", "[]"));
    refused(
        "Request decoding failed: 1 error(s) decoding:\n\n* error decoding"
            + " 'OverrideConnectTimeout': time: invalid duration \"soon\"",
        () -> post("h", "{'OverrideConnectTimeout':'soon'}"));
  }

  @Test
  void shouldNeedTheRightToRead() {
    client.by(FakeAuthorizer.allowing("service:read \"web\""));
    assertTrue(client.get("discovery-chain/web").contains("'ServiceName':'web'"));
    assertThrows(ForbiddenException.class, () -> client.get("discovery-chain/db"));
  }

  private StateQuery.Answer<DiscoveryChainQuery.Found> query(String service) {
    DiscoveryChainQuery query =
        new DiscoveryChainQuery(service, "dc1", "dc1", ChainRequest.Overrides.NONE);
    return state.now(txn -> new StateQuery.Answer<>(query.run(txn), 1, true)).value();
  }

  private void put(String entry) {
    assertEquals("true", client.put("config", "{'Kind':" + entry + "}"));
  }

  private String post(String path, String body) {
    return client.send("POST", "discovery-chain/" + path, body).body();
  }

  private static String part(String text, String from, String to) {
    int start = text.indexOf(from);
    return text.substring(start, text.indexOf(to, start));
  }

  private static void refused(String text, Executable request) {
    assertEquals(
        "Bad request: " + text, assertThrows(InvalidRequestException.class, request).getMessage());
  }
}
