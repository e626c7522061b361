package io.praetor.connect.internal.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.UncertifiedRelay;
import io.praetor.api.tls.MeshCredentials.Held;
import io.praetor.connect.internal.Mesh;
import io.praetor.connect.internal.ca.HostNames;
import io.praetor.connect.internal.ca.SigningRequest;
import io.praetor.connect.internal.ca.SpiffeId;
import io.praetor.connect.internal.handout.FirstRequests;
import io.praetor.connect.internal.handout.MeshRoots;
import io.praetor.connect.internal.http.AuthorityEndpoint;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.json.JsonText;
import io.praetor.format.key.KeyKind;
import io.praetor.testkit.acl.FakeAuthorizer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** An agent and a server with an authority: what goes between them. */
class HandoutTest {

  private static final String NODE = "n1";

  private final Mesh mesh = new Mesh();
  private final List<ApiRequest> requests = new ArrayList<>();
  private final DatacenterApi server = new DatacenterApi("dc1", () -> null, () -> this::serve);
  private final FirstRequests first = new FirstRequests(server);
  private HostNames hosts = HostNames.ofAgent(List.of("n1.example"), List.of("10.0.0.1"));
  private String node = NODE;

  private Runnable serve(ApiRequest request, ApiResponse.Sink sink) {
    requests.add(request);
    String answer = mesh.put(request.target(), new String(request.body(), StandardCharsets.UTF_8));
    boolean good = answer.startsWith("{");
    int refused = answer.equals("Permission denied") ? 403 : 500;
    sink.head(good ? 200 : refused, Map.of());
    var unused = sink.body(answer.getBytes(StandardCharsets.UTF_8));
    sink.end();
    return () -> {};
  }

  private AgentDesk.Handed ask(boolean certified) {
    UncertifiedRelay way =
        (protocol, request, timeout) -> {
          assertEquals(FirstRequests.PROTOCOL, protocol);
          return first.handle(request).toCompletableFuture();
        };
    SecureRandom random = new SecureRandom();
    ServerDesk servers = new ServerDesk(server, "dc1", random, Runnable::run);
    HandoutDesk desk =
        new HandoutDesk(
            new HandoutDesk.Self("dc1", node, hosts),
            servers,
            () -> way,
            () -> "s3cret",
            Runnable::run,
            random);
    return desk.ask(certified).join();
  }

  private Throwable refusal() {
    return assertThrows(CompletionException.class, () -> ask(false)).getCause();
  }

  @Test
  void shouldGiveAnAgentWhatItNeeds() throws Exception {
    mesh.begin();
    for (boolean certified : new boolean[] {false, true}) {
      AgentDesk.Handed handed = ask(certified);
      X509Certificate leaf = handed.held().own().chain().get(0);
      String id = "spiffe://" + Mesh.DOMAIN + "/agent/client/dc/dc1/id/";
      assertEquals(
          List.of(
              List.of(2, "localhost"),
              List.of(2, "n1.example"),
              List.of(7, "127.0.0.1"),
              List.of(7, "0:0:0:0:0:0:0:1"),
              List.of(7, "10.0.0.1"),
              List.of(6, id + NODE)),
          List.copyOf(leaf.getSubjectAlternativeNames()));
      assertEquals(id, handed.held().agents());
      leaf.verify(handed.held().roots().get(0).getPublicKey());
      leaf.checkValidity(Date.from(mesh.now));
      assertEquals(Duration.ofDays(3), Duration.between(handed.begin(), handed.end()));
      assertTrue(handed.held().verifyServerName());
      assertTrue(mesh.get("/v1/connect/ca/roots").contains(handed.rootId()));
      assertEquals("identity of " + leaf.getSubjectX500Principal(), handed.held().own().toString());
    }
  }

  /** Whoever has no certificate chooses nothing but its token and what is to be signed. */
  @Test
  void shouldTakeFirstRequestsToOnePlace() {
    mesh.begin();
    ask(false);
    ApiRequest request = requests.get(0);
    assertEquals("PUT " + AuthorityEndpoint.AGENT, request.method() + " " + request.target());
    assertEquals(Map.of("x-consul-token", List.of("s3cret")), request.headers());
    assertTrue(new String(request.body(), StandardCharsets.UTF_8).startsWith("{\"CSR\":"));
    byte[] more =
        "{\"CSR\": \"x\", \"Method\": \"GET\", \"Path\": \"/v1/kv/a\"}"
            .getBytes(StandardCharsets.UTF_8);
    CompletableFuture<byte[]> refused = first.handle(more).toCompletableFuture();
    assertTrue(refused.isCompletedExceptionally());
    assertEquals("{\"CSR\":\"x\"}", new String(requests.get(1).body(), StandardCharsets.UTF_8));
    InetSocketAddress from = InetSocketAddress.createUnresolved("n1", 1);
    assertTrue(first.handle(from, more).toCompletableFuture().isCompletedExceptionally());
    assertEquals(from, requests.get(2).origin(), "who asked stands in the record");
  }

  @Test
  void shouldGiveItOnlyToWhoMayBeThatNode() {
    mesh.begin();
    mesh.caller = FakeAuthorizer.allowing("node:write \"n2\"", "service:write \"n1\"");
    assertInstanceOf(ForbiddenException.class, refusal());
    node = "n2";
    assertEquals(
        "n2",
        ask(false)
            .held()
            .own()
            .chain()
            .get(0)
            .getSubjectX500Principal()
            .getName()
            .replaceAll("CN=(.*)\\.agnt\\..*", "$1"));
  }

  @Test
  void shouldGiveAnAgentThatIsBoundToItsNodeNoOthers() throws Exception {
    mesh.begin();
    String request =
        SigningRequest.write(
            new SpiffeId.Agent(Mesh.DOMAIN, "dc1", "n2"),
            KeyKind.P256.generate(new SecureRandom()));
    String body = JsonText.of(Map.of("CSR", request));
    mesh.boundTo = "n1";
    for (String path : List.of(AuthorityEndpoint.AGENT, AuthorityEndpoint.SIGN)) {
      assertEquals(
          "Permission denied: the agent of node \"n1\" gets no certificate for node \"n2\"",
          mesh.put(path, body));
    }
    mesh.boundTo = "n2";
    assertTrue(mesh.put(AuthorityEndpoint.SIGN, body).contains("CERTIFICATE"));
  }

  @Test
  void shouldGiveNobodyTheNameOfAServer() {
    mesh.begin();
    hosts = HostNames.ofAgent(List.of("server.dc1.consul"), List.of());
    assertEquals(
        "Bad request: CSR has a SAN that is a server's: server.dc1.consul", refusal().getMessage());
  }

  @Test
  void shouldGiveServicesNothingHere() throws Exception {
    mesh.begin();
    SpiffeId web = new SpiffeId.Service(Mesh.DOMAIN, "dc1", "web");
    String request = SigningRequest.write(web, KeyKind.P256.generate(new SecureRandom()));
    assertEquals(
        "SPIFFE ID is not an Agent ID",
        mesh.put(AuthorityEndpoint.AGENT, JsonText.of(Map.of("CSR", request))));
  }

  @Test
  void shouldSayWhatIsMissing() throws Exception {
    assertInstanceOf(OperationFailedException.class, refusal());
    assertTrue(refusal().getMessage().startsWith("CA is uninitialized"));
    mesh.begin();
    mesh.tls = null;
    assertTrue(refusal().getMessage().contains("certificates are not loaded yet"));
    SpiffeId agent = new SpiffeId.Agent("any", "dc1", NODE);
    String request = SigningRequest.write(agent, KeyKind.P256.generate(new SecureRandom()));
    assertEquals(
        "AutoEncrypt.AllowTLS must be enabled in order to use this endpoint",
        new Mesh(false).begin().put(AuthorityEndpoint.AGENT, JsonText.of(Map.of("CSR", request))));
  }

  @Test
  void shouldKnowTheRootsOfTheMesh() {
    MeshRoots roots = new MeshRoots(() -> mesh.state, "dc1", Runnable::run);
    assertNull(roots.current());
    roots.tick();
    assertNull(roots.current(), "there are none yet");
    mesh.begin();
    roots.tick();
    Held held = roots.current();
    assertEquals("spiffe://" + Mesh.DOMAIN + "/agent/client/dc/dc1/id/", held.agents());
    assertEquals(1, held.roots().size());
    assertNull(held.own());
    roots.tick();
    assertSame(held, roots.current());
  }
}
