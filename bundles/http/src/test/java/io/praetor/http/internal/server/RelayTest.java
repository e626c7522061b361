package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.state.StateQuery;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {

  private final TestServer agent =
      new TestServer(
          Map.of(
              "responseHeaders",
              new String[] {"X-Mine: yes"},
              "blockEndpoints",
              new String[] {"/v1/blocked"},
              "providerWaitMillis",
              5_000L,
              "nodeName",
              "asked"));
  private final TestServer home =
      new TestServer(
          Map.of("defaultAclPolicy", "deny", "allowWriteFrom", new String[] {"192.0.2.0/24"}));
  private final TestServer far = new TestServer(Map.of("datacenter", "dc2"));
  private final TestStore store = new TestStore();
  private final TestRelay relay = new TestRelay(true);
  private TestClient client;

  @BeforeEach
  void open() throws IOException {
    relay.servers.put("dc1", home.relayedRequests());
    relay.servers.put("dc2", far.relayedRequests());
    agent.providers.relay(relay);
    home.providers.store(store);
    client = agent.client();
    home.serve(
        "/v1/item", request -> new Answer.Read<>(new TestStore.Constant("value"), RelayTest::json));
    far.serve("/v1/item", TestServer.text("far"));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    agent.close();
    home.close();
    far.close();
  }

  private static Content json(String value) {
    return Content.json(out -> out.value(value));
  }

  @Test
  void shouldAnswerAsAServerWould() throws IOException {
    TestClient.Response response = client.get("/v1/item?pretty");
    assertEquals(200, response.status());
    assertEquals("\"value\"\n", response.text());
    assertEquals("7", response.header("X-Consul-Index"));
    assertEquals("true", response.header("X-Consul-Knownleader"));
    assertEquals("0", response.header("X-Consul-Lastcontact"));
    assertEquals("blocking-query", response.header("X-Consul-Query-Backend"));
    assertEquals("application/json", response.header("Content-Type"));
    assertEquals("allow", response.header("X-Consul-Default-Acl-Policy"));
    assertEquals("Accept-Encoding", response.header("Vary"));
    assertEquals("yes", response.header("X-Mine"));
    assertEquals("8", response.header("Content-Length"));
    assertTrue(response.header("Date").endsWith("GMT"));
  }

  @Test
  void shouldTellEndpointsWhichAgentWasAsked() throws IOException {
    home.serve(
        "/v1/asked",
        request -> new Answer.Now(TestServer.content('<' + request.relayedBy() + '>')));
    assertEquals("<asked>", client.get("/v1/asked").text());
    try (TestClient direct = home.client()) {
      direct.send("GET /v1/asked HTTP/1.1\r\nHost: localhost\r\nX-Praetor-Node: invented\r\n\r\n");
      assertEquals("<>", direct.read().text());
    }
  }

  /** The header is the channel's between agents: one that a client invents means nothing. */
  @Test
  void shouldTellEndpointsWhichMemberARequestIsBoundTo() throws IOException {
    home.serve(
        "/v1/bound", request -> new Answer.Now(TestServer.content("<" + request.boundTo() + ">")));
    relay.proven = "web-1";
    assertEquals("<web-1>", client.get("/v1/bound").text());
    relay.proven = "";
    assertEquals("<>", client.get("/v1/bound").text());
    relay.proven = null;
    String invented =
        "GET /v1/bound HTTP/1.1\r\nHost: localhost\r\nX-Praetor-Proven: invented\r\n\r\n";
    client.send(invented);
    assertEquals("<null>", client.read().text());
    try (TestClient direct = home.client()) {
      direct.send(invented);
      assertEquals("<null>", direct.read().text());
    }
  }

  @Test
  void shouldPassOnWhatMattersOfARequest() throws Exception {
    client.send(
        """
        PUT /v1/item?a=%20b&c HTTP/1.1\r
        Host: localhost\r
        X-Consul-Token: secret\r
        Authorization: Bearer other\r
        Cookie: none of it\r
        X-Praetor-Relayed: 9\r
        X-Praetor-Node: invented\r
        Accept-Encoding: gzip\r
        Content-Length: 4\r
        \r
        body""");
    TestClient.Response response = client.read();
    ApiRequest request = relay.sent.take();
    assertEquals("PUT", request.method());
    assertEquals("/v1/item?a=%20b&c", request.target());
    assertEquals(
        Map.of(
            "x-consul-token",
            List.of("secret"),
            "authorization",
            List.of("Bearer other"),
            "x-praetor-node",
            List.of("asked")),
        request.headers());
    assertEquals("body", new String(request.body(), java.nio.charset.StandardCharsets.UTF_8));
    assertTrue(request.origin().getAddress().isLoopbackAddress());
    assertEquals(405, response.status());
    assertEquals("OPTIONS,GET", response.header("Allow"));
    assertEquals("method PUT not allowed", response.text());
  }

  @Test
  void shouldServeWhoTheRelayingAgentLetIn() throws IOException {
    home.serve(
        new Route(
            "/v1/change",
            Map.of("PUT", TestServer.text("changed")),
            new Route.BodyLimit(3, "http://help")));
    assertEquals("changed", client.ask("PUT", "/v1/change").text());
    client.send("PUT /v1/change HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody");
    TestClient.Response refused = client.read();
    assertEquals(413, refused.status());
    assertEquals(
        "Request body(4 bytes) too large, max size: 3 bytes. See http://help.", refused.text());
    assertEquals(403, client.get("/v1/blocked/x").status());
  }

  @Test
  void shouldAnswerUnknownPathsAsAServerWould() throws IOException {
    TestClient.Response response = client.get("/v1/nothing");
    assertEquals(404, response.status());
    assertNull(response.header("X-Consul-Default-Acl-Policy"));
    assertEquals("yes", response.header("X-Mine"));
    assertEquals(404, client.get("/elsewhere").status());
    assertEquals(404, client.get("/v1/agent/nothing").status());
    assertEquals(1, relay.sent.size());
    assertEquals("Consul Agent", client.get("/").text());
  }

  @Test
  void shouldNotAskOneAgentAboutAnother() throws IOException {
    Route route =
        new Route(
            "/v1/event/list",
            Map.of("GET", TestServer.text("of the server")),
            Route.BodyLimit.NONE,
            Route.Scope.AGENT);
    long id = home.serve(route);
    assertEquals(404, client.get("/v1/event/list").status());
    relay.sent.clear();
    agent.serve(
        new Route(
            "/v1/event/list",
            Map.of("GET", TestServer.text("of the agent")),
            Route.BodyLimit.NONE,
            Route.Scope.AGENT));
    assertEquals("of the agent", client.get("/v1/event/list?dc=dc2").text());
    assertEquals(0, relay.sent.size());
    home.providers.remove(id);
  }

  @Test
  void shouldRelayWhatIsKnownHereButIsForServers() throws IOException {
    agent.serve("/v1/item", TestServer.text("must not be asked"));
    assertEquals("\"value\"", client.get("/v1/item").text());
    assertEquals("far", client.get("/v1/item?dc=DC2").text());
  }

  @Test
  void shouldAskAnotherDatacenterOnServersToo() throws IOException {
    TestRelay between = new TestRelay(false);
    between.servers.put("dc1", home.relayedRequests());
    between.servers.put("dc2", far.relayedRequests());
    home.providers.relay(between);
    far.serve("/v1/only", TestServer.text("only there"));
    try (TestClient direct = home.client()) {
      assertEquals("\"value\"", direct.get("/v1/item?dc=dc1").text());
      assertEquals("far", direct.get("/v1/item?dc=dc2").text());
      assertEquals("only there", direct.get("/v1/only?dc=dc2").text());
      assertEquals(404, direct.get("/v1/only").status());
      TestClient.Response unknown = direct.get("/v1/item?dc=dc3");
      assertEquals(500, unknown.status());
      assertEquals("No path to datacenter", unknown.text());
    }
  }

  @Test
  void shouldPassErrorsOn() throws IOException {
    home.serve(
        "/v1/wrong",
        request -> {
          throw new InvalidRequestException("wrong: " + request.parameter("q"));
        });
    TestClient.Response wrong = client.get("/v1/wrong?q=1");
    assertEquals(400, wrong.status());
    assertEquals("wrong: 1", wrong.text());
    TestClient.Response unknown = client.get("/v1/item?dc=dc3");
    assertEquals(500, unknown.status());
    assertEquals("No path to datacenter", unknown.text());
    assertEquals(500, client.get("/v1/item?a=%zz").status());
  }

  @Test
  void shouldPassLongAnswersThroughWhole() throws IOException {
    byte[] value = new byte[3_000_000];
    new Random(7).nextBytes(value);
    home.serve(
        "/v1/bytes",
        request -> new Answer.Now(new Content(200, Map.of(), new Content.Bytes(value))));
    for (int n = 0; n < 3; n++) {
      TestClient.Response response = client.get("/v1/bytes");
      assertEquals("3000000", response.header("Content-Length"));
      assertArrayEquals(value, response.bytes());
    }
    byte[] zipped = client.get("/v1/bytes", "Accept-Encoding: gzip").bytes();
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
    assertArrayEquals(value, plain);
    TestClient.Response old = client.send("GET /v1/bytes HTTP/1.0\r\n\r\n").read();
    assertArrayEquals(value, old.bytes());
    assertTrue(client.isClosed());
  }

  @Test
  void shouldCompressWhatItCollects() throws IOException {
    home.serve("/v1/long", TestServer.text("x".repeat(5_000)));
    TestClient.Response response = client.get("/v1/long", "Accept-Encoding: gzip");
    assertEquals("gzip", response.header("Content-Encoding"));
    assertTrue(response.bytes().length < 100);
  }

  @Test
  void shouldEndABlockingQueryWhenTheClientLeaves() throws Exception {
    client.send("GET /v1/item?index=7 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    TestStore.Waiting<?> waiting = store.waiting.take();
    waiting.completeWith(new StateQuery.Answer<>(waiting.evaluate().value(), 9, true));
    assertEquals("9", client.read().header("X-Consul-Index"));
    client.send("GET /v1/item?index=9 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    TestStore.Waiting<?> left = store.waiting.take();
    client.close();
    left.future().handle((value, failure) -> failure).get();
    assertTrue(left.future().isCancelled());
  }

  @Test
  void shouldNotComplainAboutClientsThatAreGone() throws Exception {
    List<LogRecord> complaints = new CopyOnWriteArrayList<>();
    Logger log = Logger.getLogger("io.praetor.http");
    Handler handler = new Complaints(complaints);
    log.addHandler(handler);
    try {
      client.send("GET /v1/item?index=9 HTTP/1.1\r\nHost: localhost\r\n\r\n");
      TestStore.Waiting<?> left = store.waiting.take();
      client.close();
      left.future().handle((value, failure) -> failure).get();
      try (TestClient next = agent.client()) {
        assertEquals("\"value\"", next.get("/v1/item").text());
      }
    } finally {
      log.removeHandler(handler);
    }
    assertEquals(List.of(), complaints);
  }

  /** Collects what is logged. */
  private static final class Complaints extends Handler {

    private final List<LogRecord> records;

    Complaints(List<LogRecord> records) {
      this.records = records;
    }

    @Override
    public void publish(LogRecord said) {
      records.add(said);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void shouldFailRelayedQueriesWhenTheServerStops() throws Exception {
    client.send("GET /v1/item?index=7 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    store.waiting.take();
    home.close();
    assertEquals(503, client.read().status());
  }

  @Test
  void shouldRefuseWhatComesAfterTheEnd() throws IOException {
    home.close();
    TestClient.Response refused = client.get("/v1/item");
    assertEquals(503, refused.status());
    assertEquals("The HTTP server has stopped", refused.text());
  }

  @Test
  void shouldStreamThrough() throws Exception {
    TestPublisher publisher = new TestPublisher();
    home.serve("/v1/stream", publisher.handler());
    client.send("GET /v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
    publisher.publish("");
    assertEquals("text/plain", client.head().header("Content-Type"));
    publisher.publish("one");
    assertEquals("one", new String(client.chunk(), java.nio.charset.StandardCharsets.UTF_8));
    client.close();
    publisher.cancelled.await();
  }

  @Test
  void shouldWaitForTheFirstServerWhileTheAgentStarts() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    relay.servers.put(
        "dc1",
        (request, sink) -> {
          if (asked.incrementAndGet() < 3) {
            sink.fail(new OperationFailedException("No known Consul servers"));
            return () -> {};
          }
          return home.relayedRequests().serve(request, sink);
        });
    TestClient.Response early = client.get("/v1/item");
    assertEquals(500, early.status());
    assertEquals("No known Consul servers", early.text());
    agent.starting.set(true);
    assertEquals("\"value\"", client.get("/v1/item").text());
    assertEquals(3, asked.get());
  }

  /** A 404 would say that there is no such key. */
  @Test
  void shouldWaitWhileTheWayToServersIsReplaced() throws IOException {
    agent.serve("/v1/known", TestServer.text("must not be asked"));
    home.serve("/v1/known", TestServer.text("of a server"));
    agent.providers.withdraw(relay);
    try (TestClient other = agent.client();
        TestClient abroad = agent.client()) {
      client.send("GET /v1/item HTTP/1.1\r\nHost: localhost\r\n\r\n");
      other.send("GET /v1/known HTTP/1.1\r\nHost: localhost\r\n\r\n");
      abroad.send("GET /v1/known?dc=dc2 HTTP/1.1\r\nHost: localhost\r\n\r\n");
      far.serve("/v1/known", TestServer.text("far"));
      agent.providers.relay(relay);
      assertEquals("\"value\"", client.read().text());
      assertEquals("of a server", other.read().text());
      assertEquals("far", abroad.read().text());
    }
  }

  @Test
  void shouldGiveUpOnAWayThatDoesNotComeBack() throws IOException {
    try (TestServer hasty = new TestServer(Map.of("providerWaitMillis", 60L));
        TestClient lost = hasty.client()) {
      hasty.providers.relay(relay);
      hasty.providers.withdraw(relay);
      assertEquals(503, lost.get("/v1/item").status());
      assertEquals(404, lost.get("/v1/agent/nothing").status());
    }
  }

  @Test
  void shouldAskAgainWhatWentDownWithTheWay() throws Exception {
    client.send("GET /v1/item?index=7 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    store.waiting.take();
    agent.providers.withdraw(relay);
    home.close();
    try (TestServer next = new TestServer()) {
      next.serve("/v1/item", TestServer.text("asked again"));
      TestRelay replaced = new TestRelay(true);
      replaced.servers.put("dc1", next.relayedRequests());
      agent.providers.relay(replaced);
      assertEquals("asked again", client.read().text());
    }
  }

  @Test
  void shouldNotSendAWriteTwice() throws Exception {
    BlockingQueue<ApiResponse.Sink> sinks = new LinkedBlockingQueue<>();
    relay.servers.put(
        "dc1",
        (request, sink) -> {
          sinks.add(sink);
          return () -> {};
        });
    client.send("PUT /v1/item HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    ApiResponse.Sink sink = sinks.take();
    agent.providers.withdraw(relay);
    agent.providers.relay(new TestRelay(true));
    sink.fail(new OperationFailedException("lost"));
    assertEquals("lost", client.read().text());
  }

  /** What a server must not tell its own clients, other agents must not get from it either. */
  @Test
  void shouldRefuseRelayedRequestsWhereAccessIsToBeControlled() throws IOException {
    try (TestServer guarded =
            new TestServer(Map.of("accessControl", true, "providerWaitMillis", 50L));
        TestClient own = guarded.client()) {
      Need reader = Need.of(Resource.OPERATOR, Access.READ);
      guarded.serve(new Route("/v1/item", Map.of("GET", reader.then(TestServer.text("secret")))));
      relay.servers.put("dc1", guarded.relayedRequests());
      assertEquals(503, own.get("/v1/item").status());
      assertEquals(503, client.get("/v1/item").status());
    }
  }
}
