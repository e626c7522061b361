package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SwapTest {

  private static final String ONE = "GET /v1/x HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String PUT = "PUT /v1/x HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final Handler WRITE =
      request -> new Answer.Write(1, new byte[0], result -> TestServer.content("written"));

  private final TestServer server = new TestServer(Map.of("providerWaitMillis", 10_000L));
  private final TestServer hasty = new TestServer(Map.of("providerWaitMillis", 20L));

  @AfterEach
  void close() {
    server.close();
    hasty.close();
  }

  @Test
  void shouldAskTheNewerOfTwoVersions() throws IOException {
    try (TestClient client = server.client()) {
      long old = server.serve("/v1/x", TestServer.text("old"));
      assertEquals("old", client.get("/v1/x").text());
      long fresh = server.serve("/v1/x", TestServer.text("new"));
      assertEquals("new", client.get("/v1/x").text());
      server.providers.remove(old);
      assertEquals("new", client.get("/v1/x").text());
      server.providers.add(
          () -> List.of(new Route("/v1/x", Map.of("GET", TestServer.text("ranked")))),
          5,
          0,
          TestServer.BUNDLE);
      assertEquals("ranked", client.get("/v1/x").text());
      server.providers.remove(0);
      server.providers.remove(fresh);
    }
  }

  @Test
  void shouldHoldRequestsWhileAnEndpointIsReplaced() throws IOException {
    long old = server.serve("/v1/x", TestServer.text("old"));
    server.providers.remove(old);
    try (TestClient client = server.client();
        TestClient other = server.client()) {
      client.send(ONE);
      assertEquals(404, other.get("/v1/never").status());
      server.serve("/v1/x", TestServer.text("new"));
      assertEquals("new", client.read().text());
    }
  }

  @Test
  void shouldGiveUpOnAnEndpointThatDoesNotComeBack() throws IOException {
    hasty.providers.remove(hasty.serve("/v1/x", TestServer.text("old")));
    try (TestClient client = hasty.client()) {
      TestClient.Response response = client.get("/v1/x");
      assertEquals(503, response.status());
      assertTrue(response.text().startsWith("Not available just now: what answers /v1/x is"));
    }
  }

  @Test
  void shouldNotWaitForAnEndpointThatIsUninstalled() throws IOException {
    server.providers.remove(server.serve("/v1/x", TestServer.text("old")));
    server.providers.forget(TestServer.BUNDLE);
    try (TestClient client = server.client()) {
      assertEquals(404, client.get("/v1/x").status());
    }
  }

  @Test
  void shouldHoldRequestsForTheUiWhileTheAgentStarts() throws IOException {
    try (TestServer withUi = new TestServer(Map.of("ui", true));
        TestClient client = withUi.client();
        TestClient other = server.client()) {
      withUi.starting.set(true);
      client.send("GET /ui/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
      withUi.serve("/ui/", TestServer.text("page"));
      assertEquals("page", client.read().text());
      server.starting.set(true);
      assertEquals(404, other.get("/ui/").status(), "the UI is off");
    }
  }

  @Test
  void shouldHoldRequestsWhileTheAgentStarts() throws IOException {
    server.starting.set(true);
    try (TestClient client = server.client()) {
      client.send(ONE);
      server.serve("/v1/x", TestServer.text("here"));
      assertEquals("here", client.read().text());
      assertEquals(404, client.get("/other").status());
    }
  }

  @Test
  void shouldAnswerAnUnknownPathAfterTheStart() throws IOException {
    hasty.starting.set(true);
    try (TestClient client = hasty.client()) {
      assertEquals(503, client.get("/v1/x").status());
      hasty.starting.set(false);
      assertEquals(404, client.get("/v1/x").status());
    }
  }

  @Test
  void shouldHoldRequestsUntilThereIsAState() throws Exception {
    server.serve(new Route("/v1/x", Map.of("PUT", TestServer.open(WRITE))));
    TestStore store = new TestStore();
    try (TestClient client = server.client()) {
      client.send(PUT);
      server.providers.store(store);
      store.writes.take().complete(new byte[0]);
      assertEquals("written", client.read().text());
      assertTrue(store.writes.isEmpty(), "a write must not be done twice");
    }
  }

  @Test
  void shouldNotWriteAgainWhenMoreAppearsMeanwhile() throws Exception {
    server.serve(new Route("/v1/x", Map.of("PUT", TestServer.open(WRITE))));
    TestStore store = new TestStore();
    try (TestClient client = server.client();
        TestClient other = server.client()) {
      client.send(PUT);
      server.providers.store(store);
      var write = store.writes.take();
      server.serve("/v1/y", TestServer.text("y"));
      assertEquals("y", other.get("/v1/y").text());
      write.complete(new byte[0]);
      assertEquals("written", client.read().text());
      assertTrue(store.writes.isEmpty());
    }
  }

  @Test
  void shouldGiveUpWithoutAState() throws IOException {
    hasty.serve(
        "/v1/x",
        request -> new Answer.Read<>(new TestStore.Constant("v"), value -> Content.empty(200)));
    try (TestClient client = hasty.client()) {
      assertEquals(503, client.get("/v1/x").status());
      hasty.providers.store(new TestStore());
      assertEquals(200, client.get("/v1/x").status());
    }
  }

  @Test
  void shouldAskTheNextVersionWhatTheLastHasNotAnswered() throws Exception {
    TestStore store = new TestStore();
    server.providers.store(store);
    long old = server.serve("/v1/x", reading("old"));
    try (TestClient client = server.client();
        TestClient other = server.client()) {
      client.send("GET /v1/x?index=3&wait=60s HTTP/1.1\r\nHost: localhost\r\n\r\n");
      TestStore.Waiting<?> first = store.waiting.take();
      server.serve("/v1/x", reading("new"));
      server.withdraw(old);
      assertTrue(first.future().isCancelled());
      TestStore.Waiting<?> second = store.waiting.take();
      second.completeWith(second.evaluate());
      assertEquals("new", client.read().text());
      assertEquals("new", client.get("/v1/x").text(), "one answer for one request");
      assertEquals("new", other.get("/v1/x").text());
    }
  }

  @Test
  void shouldHoldAWaitingReadWhileItsEndpointIsAway() throws Exception {
    TestStore store = new TestStore();
    server.providers.store(store);
    long old = server.serve("/v1/x", reading("old"));
    try (TestClient client = server.client()) {
      client.send("GET /v1/x?index=3&wait=60s HTTP/1.1\r\nHost: localhost\r\n\r\n");
      store.waiting.take();
      server.withdraw(old);
      server.serve("/v1/x", reading("new"));
      TestStore.Waiting<?> second = store.waiting.take();
      second.completeWith(second.evaluate());
      assertEquals("new", client.read().text());
    }
  }

  private static Handler reading(String text) {
    return request ->
        new Answer.Read<>(new TestStore.Constant(text), value -> TestServer.content(value));
  }

  @Test
  void shouldLetAnEndpointAnswerTheWriteThatItBegan() throws Exception {
    TestStore store = new TestStore();
    server.providers.store(store);
    long old = server.serve(new Route("/v1/x", Map.of("PUT", TestServer.open(WRITE))));
    try (TestClient client = server.client()) {
      client.send(PUT);
      var write = store.writes.take();
      server.serve(new Route("/v1/x", Map.of("PUT", TestServer.open(WRITE))));
      CompletableFuture<Boolean> waited =
          CompletableFuture.supplyAsync(
              () -> {
                server.withdraw(old);
                return write.isDone();
              });
      write.complete(new byte[0]);
      assertEquals("written", client.read().text());
      assertTrue(waited.get(20, TimeUnit.SECONDS));
      assertTrue(store.writes.isEmpty(), "a write must not be done twice");
    }
  }

  @Test
  void shouldAnswerAWriteThatIsOnItsWayWhenItStops() throws Exception {
    server.serve(new Route("/v1/x", Map.of("PUT", TestServer.open(WRITE))));
    TestStore store = new TestStore();
    server.providers.store(store);
    try (TestClient client = server.client();
        TestClient idle = server.client()) {
      client.send(PUT);
      var write = store.writes.take();
      Thread stopping = new Thread(server::close);
      stopping.start();
      assertTrue(idle.isClosed());
      write.complete(new byte[0]);
      assertEquals("written", client.read().text());
      assertTrue(client.isClosed());
      stopping.join();
    }
  }
}
