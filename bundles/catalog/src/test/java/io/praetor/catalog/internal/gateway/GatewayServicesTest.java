package io.praetor.catalog.internal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.config.ConfigEndpoint;
import io.praetor.catalog.internal.http.CatalogEndpoint;
import io.praetor.catalog.internal.http.FakeClient;
import io.praetor.catalog.internal.http.HealthEndpoint;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.state.MemoryState;
import org.junit.jupiter.api.Test;

/** What is behind gateways; answers are in the form of Consul 1.10. */
class GatewayServicesTest {

  private final MemoryState state = CatalogState.empty();
  private final FakeClient client =
      new FakeClient(
          state,
          new ConfigEndpoint(),
          new CatalogEndpoint("dc1", "golden", () -> null),
          new HealthEndpoint("golden"));

  private void register(String service, String kind) {
    client.put(
        "catalog/register",
        "{'Node':'n','Address':'a','Service':{'Service':'%s','Kind':'%s','Port':1}}"
            .formatted(service, kind));
  }

  @Test
  void shouldListServicesThatAreNamed() {
    assertEquals("null", client.get("catalog/gateway-services/out"));
    client.put(
        "config",
        "{'Kind':'terminating-gateway','Name':'out','Services':[{'Name':'old','CAFile':'/c',"
            + "'SNI':'s'},{'Name':'*'}]}");
    assertEquals(
        "[{'Gateway':{'Name':'out'},'Service':{'Name':'old'},'GatewayKind':'terminating-gateway',"
            + "'CAFile':'/c','SNI':'s','CreateIndex':11,'ModifyIndex':11}]",
        client.get("catalog/gateway-services/out"));
  }

  @Test
  void shouldHaveAnIndexThatOnlyGatewaysMove() {
    String path = "catalog/gateway-services/out";
    client.put("config", "{'Kind':'terminating-gateway','Name':'out'}");
    client.put("config", "{'Kind':'service-defaults','Name':'other'}");
    assertEquals(11, client.send("GET", path, "").index());
    client.delete("config/terminating-gateway/out");
    assertEquals(13, client.send("GET", path, "").index());
  }

  @Test
  void shouldListEveryServiceThatFits() {
    client.put("config", "{'Kind':'service-defaults','Name':'web','Protocol':'http'}");
    client.put("config", "{'Kind':'service-defaults','Name':'named','Protocol':'http'}");
    client.put(
        "config",
        "{'Kind':'ingress-gateway','Name':'in','Listeners':[{'Port':80,'Protocol':'http',"
            + "'Services':[{'Name':'*'},{'Name':'named','Hosts':['h.x']}]}]}");
    register("web", "");
    register("db", "");
    register("consul", "");
    register("in", "ingress-gateway");
    assertEquals(
        "[{'Gateway':{'Name':'in'},'Service':{'Name':'named'},'GatewayKind':'ingress-gateway',"
            + "'Port':80,'Protocol':'http','Hosts':['h.x'],'CreateIndex':13,'ModifyIndex':13},"
            + "{'Gateway':{'Name':'in'},'Service':{'Name':'web'},'GatewayKind':'ingress-gateway',"
            + "'Port':80,'Protocol':'http','FromWildcard':true,'CreateIndex':14,"
            + "'ModifyIndex':14}]",
        client.get("catalog/gateway-services/in"));
    assertTrue(client.get("health/ingress/web").contains("'ID':'in'"));
    assertEquals("[]", client.get("health/ingress/db"));
    client.by(FakeAuthorizer.allowing("service:read \"in\"", "service:read \"web\""));
    String seen = client.get("catalog/gateway-services/in");
    assertTrue(seen.contains("'web'") && !seen.contains("'named'"), seen);
  }
}
