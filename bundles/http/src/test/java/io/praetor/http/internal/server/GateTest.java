package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.spi.http.Action;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import io.praetor.spi.http.Sight;
import io.praetor.testkit.acl.FakeAuthorizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let through to the handlers, and what of their answers they see. */
class GateTest {

  private static final Need READER = Need.of(Resource.KEY, Access.READ, request -> "a");

  private static final Function<String, Content> TEXT = TestServer::content;

  private static final Sight<String> SHORT =
      (found, caller) -> caller.allows(Resource.KEY, Access.READ, found) ? found : "";

  private final Map<String, CompletableFuture<Authorizer>> known = new ConcurrentHashMap<>();
  private final AccessControl control =
      secret ->
          known.getOrDefault(
              secret, CompletableFuture.failedFuture(new ForbiddenException("ACL not found")));
  private TestServer server;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(Map.of("accessControl", true, "providerWaitMillis", 50L));
    server.providers.accessControl(control);
    client = server.client();
    token("reader", "key:read \"a\"");
    token("stranger");
    token("");
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  private void token(String secret, String... permissions) {
    known.put(secret, CompletableFuture.completedFuture(FakeAuthorizer.allowing(permissions)));
  }

  private void serve(Need need) {
    server.serve(new Route("/v1/item", Map.of("GET", need.then(TestServer.text("yes")))));
  }

  private int status(String token) throws IOException {
    return client.get("/v1/item?token=" + token).status();
  }

  @Test
  void shouldLetThroughWhoHasWhatTheRouteNeeds() throws IOException {
    serve(READER);
    assertEquals("yes", client.get("/v1/item?token=reader").text());
    assertEquals("Permission denied", client.get("/v1/item?token=stranger").text());
    assertEquals(403, status(""));
    assertEquals("ACL not found", client.get("/v1/item?token=gone").text());
  }

  /** What is let in, and what is asked for, is the same path, however it is written. */
  @Test
  void shouldDecideOnThePathThatIsServed() throws IOException {
    Need need = Need.of(Resource.KEY, Access.READ, HttpRequest::remainder);
    Handler told = request -> new Answer.Now(TestServer.content('<' + request.remainder() + '>'));
    server.serve(new Route("/v1/open/", Map.of("GET", TestServer.open(told))));
    server.serve(new Route("/v1/item/", Map.of("GET", need.then(told))));
    token("a", "key:read \"a\"");
    for (String path :
        new String[] {
          "/v1/item/b",
          "/v1/item/%62",
          "/v1/item/a/../b",
          "/v1/item/a%2F..%2Fb",
          "/v1/item/a%2f%2e%2e%2fb",
          "/v1/item/./b",
          "/v1/item//b",
          "/v1/open/../item/b",
          "/v1/open/%2e%2e/item/b",
          "/v1/open/..%2fitem%2fb",
          "/v1/open/%252e%252e/item/b",
          "/v1/item/a;b",
          "/v1/item/a%3Bb",
          "/v1/item/a%00",
          "/v1/item/a?/../b"
        }) {
      try (TestClient asking = server.client()) {
        TestClient.Response answer = asking.get(path, "X-Consul-Token: a");
        boolean entered = answer.status() == 200;
        boolean own = answer.text().equals("<a>") || path.startsWith("/v1/open/");
        assertTrue(!entered || own, path + " " + answer.text());
        assertTrue(!entered || !answer.text().equals("<b>"), path);
      }
    }
    assertEquals("<a>", client.get("/v1/%69tem/%61", "X-Consul-Token: a").text());
  }

  @Test
  void shouldRefuseInTheWordsOfTheNeed() throws IOException {
    serve(
        Need.of(Resource.KEYRING, Access.READ)
            .refusing(lacking -> new OperationFailedException("no " + lacking)));
    assertEquals("no keyring:read", client.get("/v1/item").text());
    assertEquals(500, status(""));
  }

  @Test
  void shouldNotAskWhoUsesWhatIsForEverybody() throws IOException {
    serve(Need.nothing("a test"));
    assertEquals(200, status("gone"));
  }

  @Test
  void shouldRefuseEverybodyWhileNobodyKnowsTheTokens() throws IOException {
    serve(READER);
    server.providers.withdraw(control);
    assertEquals(503, status("reader"));
  }

  @Test
  void shouldLetEverybodyThroughWhereAccessIsNotControlled() throws IOException {
    try (TestServer open = new TestServer();
        TestClient anybody = open.client()) {
      open.serve("/v1/item", request -> new Answer.Now(content(request.caller())));
      assertEquals("true", anybody.get("/v1/item").text());
    }
  }

  private static Content content(Authorizer caller) {
    return TestServer.content(Boolean.toString(caller.isUnlimited()));
  }

  @Test
  void shouldUseTheAgentsTokenForThoseWhoBringNone() throws IOException {
    serve(READER);
    server.providers.tokens(
        purpose -> purpose == AgentTokens.Purpose.DEFAULT ? "reader" : "stranger");
    assertEquals(200, status(""));
    assertEquals(403, status("stranger"));
  }

  @Test
  void shouldWaitForAnAnswerFromElsewhere() throws IOException {
    serve(READER);
    CompletableFuture<Authorizer> later = new CompletableFuture<>();
    known.put("far", later);
    client.send("GET /v1/item?token=far HTTP/1.1\r\nHost: localhost\r\n\r\n");
    later.complete(FakeAuthorizer.allowing("key:read \"a\""));
    assertEquals("yes", client.read().text());
  }

  @Test
  void shouldRefuseWhenTheAnswerFromElsewhereIsNo() throws IOException {
    serve(READER);
    CompletableFuture<Authorizer> later = new CompletableFuture<>();
    known.put("far", later);
    client.send("GET /v1/item?token=far HTTP/1.1\r\nHost: localhost\r\n\r\n");
    later.completeExceptionally(new ForbiddenException("ACL not found"));
    assertEquals(403, client.read().status());
  }

  @Test
  void shouldLookIntoTheStateForWhatOnlyThatTells() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    StateQuery<List<Permission>> needs =
        txn ->
            new StateQuery.Answer<>(
                List.of(Permission.of(Resource.KEY, Access.READ, "a")), 1, true);
    server.serve(
        new Route(
            "/v1/item",
            Map.of(
                "GET",
                Need.decided("key:read of what is found")
                    .then(
                        request ->
                            new Answer.Guarded(
                                needs,
                                () -> {
                                  asked.incrementAndGet();
                                  return new Answer.Now(TestServer.content("yes"));
                                })))));
    server.providers.store(new TestStore());
    assertEquals(200, status("reader"));
    assertEquals(403, status("stranger"));
    assertEquals(1, asked.get());
  }

  @Test
  void shouldShowOnlyWhatTheCallerMaySee() throws IOException {
    read();
    var seen = client.get("/v1/item?token=reader");
    assertEquals("a", seen.text());
    assertNull(seen.header("x-consul-results-filtered-by-acls"));
    var hidden = client.get("/v1/item?token=stranger");
    assertEquals("", hidden.text());
    assertEquals("true", hidden.header("x-consul-results-filtered-by-acls"));
  }

  private TestStore read() {
    StateQuery<String> query = txn -> new StateQuery.Answer<>("a", 7, true);
    return serve(
        Need.filtered(Resource.KEY).then(request -> new Answer.Read<>(query, SHORT, TEXT)));
  }

  private TestStore serve(Action action) {
    server.serve(new Route("/v1/item", Map.of("GET", action)));
    TestStore store = new TestStore();
    server.providers.store(store);
    return store;
  }

  /** Sends a blocking read; the state answers once it has arrived there. */
  private TestClient.Response waited(TestStore store, String token, Runnable meanwhile)
      throws Exception {
    client.send("GET /v1/item?index=1&token=" + token + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    TestStore.Waiting<?> question = store.waiting.take();
    meanwhile.run();
    question.completeWith(question.evaluate());
    return client.read();
  }

  @Test
  void shouldShowEachOfThoseWhoWaitWhatTheyMaySee() throws Exception {
    TestStore store = read();
    assertEquals("a", waited(store, "reader", () -> {}).text());
    assertEquals("", waited(store, "stranger", () -> {}).text());
  }

  @Test
  void shouldNotStartOverForThoseWhomNobodyNeedsToKnow() throws Exception {
    StateQuery<String> query = new TestStore.Constant("public");
    TestStore store = serve(Need.nothing("a test").then(request -> new Answer.Read<>(query, TEXT)));
    assertEquals("public", waited(store, "gone", () -> {}).text());
  }

  @Test
  void shouldAskAnewForThoseWhoWaitedWhereItCannotBeToldAtOnce() throws Exception {
    StateQuery<String> query = new TestStore.Constant("secret");
    TestStore store = serve(READER.then(request -> new Answer.Read<>(query, TEXT)));
    CompletableFuture<Authorizer> later = new CompletableFuture<>();
    client.send("GET /v1/item?index=1&token=reader HTTP/1.1\r\nHost: localhost\r\n\r\n");
    TestStore.Waiting<?> question = store.waiting.take();
    known.put("reader", later);
    question.completeWith(question.evaluate());
    later.complete(FakeAuthorizer.allowing());
    assertEquals(403, client.read().status());
  }

  @Test
  void shouldNotGoOnForeverWithRightsThatKeepChanging() throws Exception {
    StateQuery<String> query = new TestStore.Constant("secret");
    server.serve(
        new Route(
            "/v1/item", Map.of("GET", READER.then(request -> new Answer.Read<>(query, TEXT)))));
    server.providers.withdraw(control);
    server.providers.accessControl(
        secret -> CompletableFuture.completedFuture(FakeAuthorizer.allowing("key:read \"a\"")));
    server.providers.store(new AlwaysNews());
    assertEquals(503, client.get("/v1/item?index=1").status());
  }

  /** A state that has news whenever it is asked. */
  private static final class AlwaysNews implements StateStore {
    @Override
    public <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options) {
      StateQuery.Answer<T> answer = query.run(null);
      return CompletableFuture.completedFuture(
          new ReadResult<>(answer.value(), answer.index(), true, 0));
    }

    @Override
    public CompletableFuture<byte[]> write(int command, byte[] payload) {
      return CompletableFuture.failedFuture(new IllegalStateException("nobody writes here"));
    }
  }

  private TestPublisher stream(Need need) {
    TestPublisher publisher = new TestPublisher();
    server.serve(new Route("/v1/item", Map.of("GET", need.then(publisher.handler()))));
    return publisher;
  }

  private void openStream(TestPublisher publisher) throws Exception {
    client.send("GET /v1/item?token=reader HTTP/1.1\r\nHost: localhost\r\n\r\n");
    publisher.publish("one");
    assertEquals(200, client.head().status());
    client.chunk();
  }

  @Test
  void shouldBreakOffAStreamWhenItsTokenIsGone() throws Exception {
    TestPublisher publisher = stream(READER);
    openStream(publisher);
    known.remove("reader");
    assertThrows(IOException.class, client::chunk);
    publisher.cancelled.await();
  }

  @Test
  void shouldBreakOffAStreamWhenItsRightIsGoneAndNotBefore() throws Exception {
    TestPublisher publisher = stream(READER);
    openStream(publisher);
    CountDownLatch looked = new CountDownLatch(2);
    server.providers.accessControl(
        secret -> {
          looked.countDown();
          return CompletableFuture.completedFuture(FakeAuthorizer.allowing("key:read \"a\""));
        });
    looked.await();
    publisher.publish("two");
    assertEquals("two", new String(client.chunk(), StandardCharsets.UTF_8));
    server.providers.accessControl(control);
    token("reader");
    assertThrows(IOException.class, client::chunk);
  }

  @Test
  void shouldEndAStreamOfWhichOnlyItsHandlerKnowsWhoMaySeeIt() throws Exception {
    openStream(stream(Need.decided("a test")));
    token("reader", "key:read \"a\"");
    assertThrows(IOException.class, client::chunk);
  }

  @Test
  void shouldNotLetWhoWaitsForNewsOutliveHisToken() throws Exception {
    CompletableFuture<Content> news = new CompletableFuture<>();
    server.serve(
        new Route("/v1/item", Map.of("GET", READER.then(request -> new Answer.Later(news)))));
    client.send("GET /v1/item?index=1&token=reader HTTP/1.1\r\nHost: localhost\r\n\r\n");
    known.remove("reader");
    assertEquals(403, client.read().status());
  }

  @Test
  void shouldNotTellNewsToWhoHasLostHisRightMeanwhile() throws Exception {
    CompletableFuture<Content> news = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    server.serve(
        new Route(
            "/v1/item",
            Map.of(
                "GET",
                READER.then(
                    request -> {
                      asked.countDown();
                      return new Answer.Later(news);
                    }))));
    client.send("GET /v1/item?index=1&token=reader HTTP/1.1\r\nHost: localhost\r\n\r\n");
    asked.await();
    token("reader");
    news.complete(TestServer.content("secret"));
    assertEquals(403, client.read().status());
  }

  @Test
  void shouldAskForThoseWhomAnotherAgentPassedOn() throws IOException {
    serve(READER);
    server.providers.accessControl(
        new AccessControl() {
          @Override
          public CompletableFuture<Authorizer> authorizer(String secret) {
            return control.authorizer("reader");
          }

          @Override
          public CompletableFuture<Authorizer> relayed(String secret) {
            return control.authorizer("stranger");
          }
        });
    assertEquals(200, status("any"));
    try (TestServer agent = new TestServer(Map.of("providerWaitMillis", 50L));
        TestClient passedOn = agent.client()) {
      TestRelay relay = new TestRelay(true);
      relay.servers.put("dc1", server.relayedRequests());
      agent.providers.relay(relay);
      assertEquals(403, passedOn.get("/v1/item?token=any").status());
    }
  }

  @Test
  void shouldNotTellThoseWhoLostTheirRightsWhileTheyWaited() throws Exception {
    StateQuery<String> query = new TestStore.Constant("secret");
    TestStore store = serve(READER.then(request -> new Answer.Read<>(query, TEXT)));
    assertEquals(403, waited(store, "reader", () -> token("reader")).status());
  }
}
