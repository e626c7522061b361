package io.praetor.catalog.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.OperationFailedException;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.http.FakeClient;
import org.junit.jupiter.api.Test;

/** Entries that do not fit each other; texts are those that Consul 1.10 was heard to say. */
class GraphRulesTest {

  private static final String HALVES = "'Splits':[{'Weight':50},{'Weight':50,'Service':'%s'}]";

  private final FakeClient client = new FakeClient(CatalogState.empty(), new ConfigEndpoint());

  @Test
  void shouldWantOneProtocolInAChain() {
    speaks("web", "http");
    refused(
        "discovery chain \"web\" uses inconsistent protocols; service \"b\" has \"tcp\" which is"
            + " not \"http\"",
        splitter("web", "b"));
    speaks("b", "http");
    put(splitter("web", "b"));
    String broken =
        "discovery chain \"web\" uses inconsistent protocols; service \"b\" has \"%s\" which is not"
            + " \"http\"";
    refused(broken.formatted("grpc"), "{'Kind':'service-defaults','Name':'b','Protocol':'grpc'}");
    kept(broken.formatted("tcp"), "service-defaults/b");
    assertEquals("{}", client.delete("config/service-splitter/web"));
    assertEquals("{}", client.delete("config/service-defaults/b"));
  }

  @Test
  void shouldLookAtChainsThatComeByOthers() {
    speaks("a", "http");
    speaks("b", "http");
    speaks("c", "http");
    put(splitter("b", "c"));
    put(splitter("a", "b"));
    speaks("far", "http");
    put("{'Kind':'service-router','Name':'far','Routes':[{'Destination':{'Service':'A'}}]}");
    refused(
        "discovery chain \"b\" uses inconsistent protocols; service \"c\" has \"tcp\" which is not"
            + " \"http\"",
        "{'Kind':'service-defaults','Name':'c'}");
  }

  @Test
  void shouldRouteRequestsOnly() {
    String text =
        "discovery chain \"x\" uses a protocol \"tcp\" that does not permit advanced routing or"
            + " splitting behavior";
    refused(text, "{'Kind':'service-router','Name':'x','Routes':[]}");
    refused(text, splitter("x", "y"));
    put("{'Kind':'proxy-defaults','Config':{'protocol':'grpc'}}");
    put("{'Kind':'service-router','Name':'x','Routes':[]}");
    kept(text, "proxy-defaults/global");
  }

  @Test
  void shouldRefuseCircles() {
    put(redirect("r1", "r2"));
    refused(
        "detected circular resolver redirect: [r2.default.dc1 -> r1.default.dc1 ->"
            + " r2.default.dc1]",
        redirect("r2", "r1"));
    put("{'Kind':'proxy-defaults','Config':{'protocol':'http'}}");
    put(splitter("a1", "a2"));
    refused(
        "detected circular reference: [splitter:a2.default -> splitter:a1.default ->"
            + " splitter:a2.default]",
        splitter("a2", "a1"));
  }

  @Test
  void shouldKnowSubsets() {
    refused(
        "service \"web\" does not have a subset named \"v1\"",
        "{'Kind':'service-resolver','Name':'x','Redirect':{'Service':'web',"
            + "'ServiceSubset':'v1'}}");
    put("{'Kind':'service-resolver','Name':'web','Subsets':{'v1':{}}}");
    put(
        "{'Kind':'service-resolver','Name':'x','Redirect':{'Service':'web',"
            + "'ServiceSubset':'v1'}}");
    kept("service \"web\" does not have a subset named \"v1\"", "service-resolver/web");
    refused(
        "service \"web\" has an external SNI set; cannot define subsets for external services",
        "{'Kind':'service-defaults','Name':'web','ExternalSNI':'e.x'}");
  }

  @Test
  void shouldListenForWhatServicesSpeak() {
    String gateway =
        "{'Kind':'ingress-gateway','Name':'edge','Listeners':[{'Port':80,'Protocol':'%s',"
            + "'Services':[{'Name':'web'}]}]}";
    String text =
        "service \"web\" has protocol \"%s\", which does not match defined listener protocol"
            + " \"%s\"";
    refused(text.formatted("tcp", "http"), gateway.formatted("http"));
    speaks("web", "http");
    refused(text.formatted("http", "tcp"), gateway.formatted("tcp"));
    put(gateway.formatted("http"));
    kept(text.formatted("tcp", "http"), "service-defaults/web");
    assertEquals("{}", client.delete("config/ingress-gateway/edge"));
    assertEquals("{}", client.delete("config/service-defaults/web"));
    put(gateway.formatted("tcp"));
    speaks("web", "http");
    speaks("other", "http");
    refused(text.formatted("http", "tcp"), splitter("web", "other"));
  }

  @Test
  void shouldHaveOneGatewayOfAName() {
    put("{'Kind':'terminating-gateway','Name':'g'}");
    refused(
        "cannot create a \"ingress-gateway\" config entry with name \"g\", a"
            + " \"terminating-gateway\" config entry with that name already exists",
        "{'Kind':'ingress-gateway','Name':'g'}");
  }

  private static String splitter(String name, String other) {
    return "{'Kind':'service-splitter','Name':'" + name + "'," + HALVES.formatted(other) + "}";
  }

  private static String redirect(String name, String other) {
    return "{'Kind':'service-resolver','Name':'"
        + name
        + "','Redirect':{'Service':'"
        + other
        + "'}}";
  }

  private void speaks(String service, String protocol) {
    put("{'Kind':'service-defaults','Name':'" + service + "','Protocol':'" + protocol + "'}");
  }

  private void put(String entry) {
    assertEquals("true", client.put("config", entry));
  }

  private void refused(String text, String entry) {
    assertEquals(
        text,
        assertThrows(OperationFailedException.class, () -> client.put("config", entry))
            .getMessage());
  }

  private void kept(String text, String path) {
    assertEquals(
        text,
        assertThrows(OperationFailedException.class, () -> client.delete("config/" + path))
            .getMessage());
  }
}
