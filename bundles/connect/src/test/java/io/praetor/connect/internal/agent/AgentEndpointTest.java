package io.praetor.connect.internal.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.config.ConnectSettings;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.connect.internal.Mesh;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.json.JsonText;
import io.praetor.format.pki.PemText;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.HttpEndpointContract;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class AgentEndpointTest extends HttpEndpointContract {

  private static final String LEAF = "/v1/agent/connect/ca/leaf/";
  private static final String AUTHORIZE = "/v1/agent/connect/authorize";

  private final Mesh mesh = new Mesh();
  private String intentions = "{\"db\": []}";
  private String policy = "";
  private boolean controlled;
  private Authorizer caller = Authorizer.UNLIMITED;
  private HttpEndpoint endpoint;

  @Override
  protected HttpEndpoint create() {
    DatacenterApi api = new DatacenterApi("dc1", () -> null, () -> this::serve);
    ServerDesk desk = new ServerDesk(api, "dc1", new SecureRandom(), Runnable::run);
    return new AgentEndpoint(api, new Leaves(desk, () -> mesh.now, () -> 0.5), settings());
  }

  private ConnectSettings settings() {
    return (ConnectSettings)
        Proxy.newProxyInstance(
            ConnectSettings.class.getClassLoader(),
            new Class<?>[] {ConnectSettings.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "accessControl" -> controlled;
                  case "connectsByDefault" -> false;
                  case "defaultIntentionPolicy" -> policy;
                  default -> method.getDefaultValue();
                });
  }

  /** A server that has the authority of the test. */
  private Runnable serve(ApiRequest request, ApiResponse.Sink sink) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    String answer =
        request.target().startsWith("/v1/connect/intentions/match")
            ? intentions
            : request.method().equals("PUT")
                ? mesh.put(request.target(), body)
                : mesh.get(request.target());
    boolean good = answer.startsWith("{");
    sink.head(good ? 200 : 500, Map.of("x-consul-index", List.of("7")));
    var unused = sink.body(answer.getBytes(StandardCharsets.UTF_8));
    sink.end();
    return () -> {};
  }

  @Test
  void shouldGiveEachServiceACertificateWithItsKey() throws Exception {
    mesh.begin();
    Content answer = ask("GET", LEAF, "web", "");
    Map<?, ?> leaf = (Map<?, ?>) JsonText.tree(Mesh.text(answer));
    assertEquals("spiffe://" + Mesh.DOMAIN + "/ns/default/dc/dc1/svc/web", leaf.get("ServiceURI"));
    KeyPair keys = PemText.keys((String) leaf.get("PrivateKeyPEM"));
    assertEquals(
        keys.getPublic(), PemText.certificate((String) leaf.get("CertPEM")).getPublicKey());
    assertEquals(leaf.get("ModifyIndex").toString(), answer.headers().get("X-Consul-Index"));
    assertEquals(Mesh.text(answer), Mesh.text(ask("GET", LEAF, "web", "")));
  }

  @Test
  void shouldGiveItToNobodyElse() {
    mesh.begin();
    ask("GET", LEAF, "web", "");
    caller = FakeAuthorizer.allowing("service:write \"db\"", "service:read \"web\"");
    assertThrows(ForbiddenException.class, () -> ask("GET", LEAF, "web", ""));
    assertThrows(ForbiddenException.class, () -> ask("POST", AUTHORIZE, "", question("web", "db")));
  }

  @Test
  void shouldSayWhatTheServerSaid() {
    PlatformException refused =
        assertThrows(OperationFailedException.class, () -> ask("GET", LEAF, "web", ""));
    assertEquals("CA has not finished initializing", refused.getMessage());
    refused = assertThrows(OperationFailedException.class, () -> ask("GET", LEAF, "", ""));
    assertEquals("URI must be either service or agent", refused.getMessage());
  }

  @Test
  void shouldDecideWhoMayConnect() {
    assertEquals(
        "{\"Authorized\":true,\"Reason\":\"ACLs disabled, access is allowed by default\"}",
        Mesh.text(ask("POST", AUTHORIZE, "", question("db", "web"))));
    intentions = "{\"db\": [{\"SourceName\": \"*\", \"Action\": \"deny\", \"Precedence\": 8}]}";
    assertTrue(Mesh.text(ask("POST", AUTHORIZE, "", question("db", "web"))).contains("Matched L4"));
  }

  @Test
  void shouldFollowThePolicyOfIntentionsWhereThereIsOne() {
    policy = "deny";
    assertEquals(
        "{\"Authorized\":false,\"Reason\":\"Default behavior configured by"
            + " default_intention_policy\"}",
        Mesh.text(ask("POST", AUTHORIZE, "", question("db", "web"))));
  }

  @Test
  void shouldFollowTheDefaultWhereAccessIsControlled() {
    controlled = true;
    assertEquals(
        "{\"Authorized\":false,\"Reason\":\"Default behavior configured by ACLs\"}",
        Mesh.text(ask("POST", AUTHORIZE, "", question("db", "web"))));
  }

  @Test
  void shouldPassOnTheRoots() {
    mesh.begin();
    Content answer = ask("GET", "/v1/agent/connect/ca/roots", "", "");
    assertEquals(mesh.get("/v1/connect/ca/roots"), Mesh.text(answer));
    assertEquals("7", answer.headers().get("X-Consul-Index"));
  }

  private HttpEndpoint endpoint() {
    if (endpoint == null) {
      endpoint = create();
    }
    return endpoint;
  }

  private static String question(String target, String source) {
    return "{\"Target\": \""
        + target
        + "\", \"ClientCertURI\": \"spiffe://td.consul/ns/default/dc/dc1/svc/"
        + source
        + "\"}";
  }

  private Content ask(String method, String path, String remainder, String body) {
    Route route =
        endpoint().routes().stream()
            .filter(one -> one.path().equals(path))
            .findFirst()
            .orElseThrow();
    FakeRequest request = FakeRequest.of(method, remainder, "", body).by(caller);
    if (route.handlers().get(method).need() instanceof Need.Rights rights) {
      rights.found().apply(request).forEach(caller::require);
    }
    try {
      Answer.Later later = (Answer.Later) route.handlers().get(method).handle(request);
      return later.content().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw (PlatformException) e.getCause();
    }
  }
}
