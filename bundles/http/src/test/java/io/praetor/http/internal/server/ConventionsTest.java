package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConventionsTest {

  private static final Handler LIST =
      request ->
          new Answer.Read<>(
              new TestStore.Constant("v"),
              value -> Content.json(out -> out.beginArray().value(value).endArray()));

  private final TestStore store = new TestStore();
  private TestServer server =
      new TestServer(
          Map.of(
              "responseHeaders", new String[] {"X-Own: yes"},
              "blockEndpoints", new String[] {"/v1/secret/"}));
  private TestClient client;

  @BeforeEach
  void connect() throws IOException {
    server.providers.store(store);
    server.serve("/v1/list", LIST);
    server.serve(
        new Route(
            "/v1/kv/",
            Map.of(
                "DELETE",
                TestServer.text(""),
                "GET",
                TestServer.open(request -> new Answer.Now(TestServer.content(request.remainder()))),
                "PUT",
                TestServer.open(request -> new Answer.Now(TestServer.content(request.token()))))));
    client = server.client();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void shouldLeaveItToAnAnswerToTellHowItWasReadOnce() throws IOException {
    server.serve(
        "/v1/once",
        request ->
            new Answer.ReadOnce<>(
                new TestStore.Constant("v"),
                read ->
                    new Content(
                        409,
                        Map.of("X-Known", Boolean.toString(read.knownLeader())),
                        (Content.Json) out -> out.value(read.value() + read.index()))));
    TestClient.Response response = client.get("/v1/once?stale&index=7&wait=1m");
    assertEquals(409, response.status());
    assertEquals("\"v7\"", response.text());
    assertEquals("application/json", response.header("Content-Type"));
    assertEquals("true", response.header("X-Known"));
    assertNull(response.header("X-Consul-Index"));
    assertEquals(
        List.of(new ReadOptions(ReadMode.STALE, 0, Duration.ZERO, Duration.ZERO)), store.asked);
  }

  @Test
  void shouldSetTheHeadersOfReads() throws IOException {
    TestClient.Response response = client.get("/v1/list");
    assertEquals("[\"v\"]", response.text());
    assertEquals("application/json", response.header("Content-Type"));
    assertEquals("7", response.header("X-Consul-Index"));
    assertEquals("true", response.header("X-Consul-KnownLeader"));
    assertEquals("0", response.header("X-Consul-LastContact"));
    assertEquals("blocking-query", response.header("X-Consul-Query-Backend"));
    assertEquals("allow", response.header("X-Consul-Default-ACL-Policy"));
    assertEquals("Accept-Encoding", response.header("Vary"));
    assertEquals("yes", response.header("X-Own"));
    assertNotNull(response.header("Date"));
  }

  @Test
  void shouldTellAsMuchOfReadsAsTheRouteWants() throws IOException {
    server.serve(
        new Route("/v1/told", Map.of("GET", TestServer.open(LIST)), Route.ReadHeaders.CONSISTENCY));
    server.serve(
        new Route("/v1/always", Map.of("GET", TestServer.open(LIST)), Route.ReadHeaders.ALWAYS));
    assertEquals("leader", consistency("/v1/told"));
    assertEquals("stale", consistency("/v1/told?stale"));
    assertEquals("consistent", consistency("/v1/told?consistent"));
    assertNull(consistency("/v1/told?dc=nowhere"));
    assertNull(consistency("/v1/always"));
    assertNull(consistency("/v1/list"));

    TestClient.Response failed = client.get("/v1/always?dc=nowhere");
    assertEquals(500, failed.status());
    assertEquals("1", failed.header("X-Consul-Index"));
    assertEquals("false", failed.header("X-Consul-KnownLeader"));
    assertEquals("0", failed.header("X-Consul-LastContact"));
    assertNull(client.get("/v1/list?dc=nowhere").header("X-Consul-Index"));
    assertNull(client.get("/v1/always?index=x").header("X-Consul-Index"));
  }

  private String consistency(String path) throws IOException {
    return client.get(path).header("X-Consul-Effective-Consistency");
  }

  @Test
  void shouldNotLookAtTheDatacenterOfRoutesOfItsOwn() throws IOException {
    Route.BodyLimit none = Route.BodyLimit.NONE;
    server.serve(
        new Route("/v1/home", Map.of("GET", TestServer.open(LIST)), none, Route.Scope.HOME));
    assertEquals(200, client.get("/v1/home?dc=nowhere").status());
  }

  @Test
  void shouldIndentOnDemand() throws IOException {
    assertEquals("[\n    \"v\"\n]\n", client.get("/v1/list?pretty").text());
  }

  @Test
  void shouldAlwaysIndentWhenConfigured() throws IOException {
    try (TestServer dev = new TestServer(Map.of("alwaysPretty", true));
        TestClient other = dev.client()) {
      dev.providers.store(store);
      dev.serve("/v1/list", LIST);
      assertEquals("[\n    \"v\"\n]", other.get("/v1/list").text());
      assertEquals("[\n    \"v\"\n]\n", other.get("/v1/list?pretty").text());
    }
  }

  @Test
  void shouldAnswerUnknownPathsWithoutABody() throws IOException {
    for (String path : new String[] {"/nonsense", "/v1", "/v1/", "/v1/list/", "/V1/list"}) {
      TestClient.Response response = client.get(path);
      assertEquals(404, response.status(), path);
      assertEquals("", response.text());
      assertNull(response.header("X-Consul-Default-ACL-Policy"));
      assertEquals("yes", response.header("X-Own"));
    }
  }

  @Test
  void shouldRedirectToTheCanonicalPath() throws IOException {
    assertRedirect("//v1/list", "/v1/list");
    assertRedirect("/v1/./list?a=b", "/v1/list?a=b");
    assertRedirect("/v1/x/../list", "/v1/list");
    assertRedirect("/v1/kv", "/v1/kv/");
    assertRedirect("/v1/kv/a//%C3%BC", "/v1/kv/a/%C3%BC");
    assertRedirect("/v1/kv/a/..%2Fup", "/v1/kv/up");
    TestClient.Response put = client.ask("PUT", "/v1/kv/a//b");
    assertEquals(301, put.status());
    assertEquals("", put.text());
    assertNull(put.header("Content-Type"));
  }

  private void assertRedirect(String from, String to) throws IOException {
    TestClient.Response response = client.get(from);
    assertEquals(301, response.status(), from);
    assertEquals(to, response.header("Location"));
    assertEquals("<a href=\"" + to + "\">Moved Permanently</a>.\n\n", response.text());
  }

  @Test
  void shouldDecodeTheRemainder() throws IOException {
    assertEquals("a b/\u00fc+", client.get("/v1/kv/a%20b%2F%C3%BC+").text());
    assertEquals("a;b", client.get("/v1/kv/a;b").text());
  }

  @Test
  void shouldTellWhatIsAllowed() throws IOException {
    TestClient.Response options = client.ask("OPTIONS", "/v1/kv/a");
    assertEquals(200, options.status());
    assertEquals("OPTIONS,GET,PUT,DELETE", options.header("Allow"));
    TestClient.Response post = client.ask("POST", "/v1/kv/a");
    assertEquals(405, post.status());
    assertEquals("method POST not allowed", post.text());
    assertEquals("text/plain; charset=utf-8", post.header("Content-Type"));
    TestClient.Response head = client.ask("HEAD", "/v1/list");
    assertEquals(405, head.status());
    assertEquals("OPTIONS,GET", head.header("Allow"));
    assertEquals(200, client.get("/v1/list").status(), "no body may follow a HEAD");
  }

  @Test
  void shouldLeaveCompressedBodiesAlone() throws IOException {
    byte[] body = new byte[5_000];
    server.serve(
        "/v1/packed",
        request ->
            new Answer.Now(
                new Content(200, Map.of("Content-Encoding", "gzip"), new Content.Bytes(body))));
    TestClient.Response response = client.get("/v1/packed", "Accept-Encoding: gzip");
    assertEquals("gzip", response.header("Content-Encoding"));
    assertEquals(body.length, response.bytes().length);
  }

  @Test
  void shouldTellNoLengthOfWhatIsNotSent() throws IOException {
    server.serve("/v1/known", request -> new Answer.Now(Content.empty(304)));
    TestClient.Response response = client.get("/v1/known");
    assertEquals(304, response.status());
    assertNull(response.header("Content-Length"));
    assertEquals(200, client.get("/v1/list").status());
  }

  @Test
  void shouldServeTheFrontPage() throws IOException {
    assertEquals("Consul Agent", client.get("/").text());
    try (TestServer withUi = new TestServer(Map.of("ui", true, "uiContentPath", "/my/"));
        TestClient other = withUi.client()) {
      assertEquals("/my/", other.get("/").header("Location"));
    }
  }

  @Test
  void shouldRefuseWhatIsBlocked() throws IOException {
    TestClient.Response response = client.get("/v1/secret/a");
    assertEquals(403, response.status());
    assertEquals("Endpoint is blocked by agent configuration", response.text());
  }

  @Test
  void shouldRefuseWritesFromOtherNetworks() throws IOException {
    try (TestServer strict = new TestServer(Map.of("allowWriteFrom", new String[] {"10.0.0.0/8"}));
        TestClient other = strict.client()) {
      strict.serve(
          new Route("/v1/x", Map.of("GET", TestServer.text("r"), "PUT", TestServer.text("w"))));
      assertEquals("Access is restricted", other.ask("PUT", "/v1/x").text());
      assertEquals("r", other.get("/v1/x").text());
    }
  }

  @Test
  void shouldRefuseBadParameters() throws IOException {
    assertBad("index=-1", "Invalid index");
    assertBad("index=18446744073709551616", "Invalid index");
    assertBad("wait=10", "Invalid wait time");
    assertBad("max_stale=abc", "Invalid max_stale value \"abc\"");
    assertBad("stale&consistent", "Cannot specify ?stale with ?consistent, conflicting semantics.");
    assertBad(
        "cached&consistent", "Cannot specify ?cached with ?consistent, conflicting semantics.");
    assertBad(
        "ns=team", "Invalid query parameter: \"ns\" - Namespaces are a Consul Enterprise feature");
    assertEquals(
        "Invalid header: \"X-Consul-Partition\" - Partitions are a Consul Enterprise feature",
        client.get("/v1/list", "X-Consul-Partition: p").text());
    assertEquals(
        "Invalid Cache-Control header.", client.get("/v1/list", "Cache-Control: max-age=x").text());
  }

  private void assertBad(String query, String text) throws IOException {
    TestClient.Response response = client.get("/v1/list?" + query);
    assertEquals(400, response.status(), query);
    assertEquals(text, response.text());
  }

  @Test
  void shouldKnowItsOwnDatacenterOnly() throws IOException {
    assertEquals(200, client.get("/v1/list?dc=dc1").status());
    assertEquals(200, client.get("/v1/list?dc=").status());
    assertEquals(200, client.get("/v1/list?dc=other&datacenter=DC1").status());
    TestClient.Response other = client.get("/v1/list?dc=other");
    assertEquals(500, other.status());
    assertEquals("No path to datacenter", other.text());
  }

  @Test
  void shouldPassOnHowToRead() throws IOException {
    client.get("/v1/list?consistent");
    client.get("/v1/list?stale");
    client.get("/v1/list?max_stale=1m30s&index=0&wait=5s");
    assertEquals(ReadMode.CONSISTENT, store.asked.get(0).mode());
    assertEquals(ReadMode.STALE, store.asked.get(1).mode());
    assertEquals(
        new ReadOptions(ReadMode.STALE, 0, Duration.ZERO, Duration.ofSeconds(90)),
        store.asked.get(2));
  }

  @Test
  void shouldFindTheToken() throws IOException {
    assertEquals("q", client.ask("PUT", "/v1/kv/a?token=q", "X-Consul-Token: h").text());
    assertEquals("h", client.ask("PUT", "/v1/kv/a", "X-Consul-Token: h").text());
    assertEquals("b", client.ask("PUT", "/v1/kv/a", "Authorization: bEaReR  b c").text());
    assertEquals("", client.ask("PUT", "/v1/kv/a", "Authorization: Basic b").text());
  }

  @Test
  void shouldRefusePathsThatAreNoNames() throws IOException {
    assertEquals(400, client.get("/v1/kv/a%01b").status());
    assertEquals(500, client.get("/v1/list?%zz").status());
    assertEquals(500, client.get("/v1/list?a;b").status());
    TestClient.Response nul = client.get("/v1/kv/a%00b");
    assertEquals(400, nul.status());
    assertEquals("Invalid URL path: it contains a NUL character", nul.text());
    try (TestClient other = server.client()) {
      assertEquals("Invalid URL path: not UTF-8", other.get("/v1/kv/%FF").text());
    }
  }

  @Test
  void shouldAcceptUnprintablePathsWhenConfigured() throws IOException {
    try (TestServer lax = new TestServer(Map.of("allowUnprintablePaths", true));
        TestClient other = lax.client()) {
      lax.serve("/v1/kv/", request -> new Answer.Now(TestServer.content(request.remainder())));
      assertEquals("a\u0001b", other.get("/v1/kv/a%01b").text());
      assertEquals(400, other.get("/v1/kv/a%00b").status());
    }
  }

  @Test
  void shouldCompressOnDemand() throws IOException {
    String large = "large ".repeat(1_000);
    server.serve("/v1/large", TestServer.text(large));
    assertNull(client.get("/v1/list", "Accept-Encoding: gzip").header("Content-Encoding"));
    assertNull(client.get("/v1/large").header("Content-Encoding"));
    assertNull(client.get("/v1/large", "Accept-Encoding: gzip;q=0").header("Content-Encoding"));
    TestClient.Response response = client.get("/v1/large", "Accept-Encoding: deflate, gzip");
    assertEquals("gzip", response.header("Content-Encoding"));
    assertTrue(response.bytes().length < 500);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.bytes()))) {
      assertEquals(large, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void shouldTurnFailuresIntoAnswers() throws IOException {
    server.serve(
        "/v1/fails",
        request -> {
          throw new OperationFailedException("cannot");
        });
    server.serve(
        "/v1/breaks",
        request ->
            new Answer.Now(
                Content.json(
                    out -> {
                      out.beginArray();
                      throw new IllegalStateException("in the middle of a body");
                    })));
    TestClient.Response fails = client.get("/v1/fails");
    assertEquals(500, fails.status());
    assertEquals("cannot", fails.text());
    assertEquals(500, client.get("/v1/breaks").status());
    assertEquals(200, client.get("/v1/list").status());
  }

  @Test
  void shouldNotLetAHeaderBreakOut() throws IOException {
    server.serve(
        "/v1/evil",
        request ->
            new Answer.Now(
                new Content(
                    200, Map.of("X-Evil", "a\r\nX-More: b"), new Content.Bytes(new byte[0]))));
    TestClient.Response response = client.get("/v1/evil");
    assertEquals("a??X-More: b", response.header("X-Evil"));
  }
}
