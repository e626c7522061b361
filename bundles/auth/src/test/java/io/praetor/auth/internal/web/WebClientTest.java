package io.praetor.auth.internal.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.auth.internal.fixture.TestAuthority;
import io.praetor.auth.internal.fixture.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebClientTest {

  private static final byte[] HELLO = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final TestAuthority AUTHORITY = new TestAuthority();

  private final Workers workers = new Workers("auth-test");
  private final WebClient client = new WebClient(workers, Authorities.ofPlatform());

  @AfterEach
  void stop() {
    client.close();
    workers.close();
  }

  @Test
  void shouldBringTheAnswer() throws Exception {
    try (TestServer server = TestServer.plain().at("/", at -> TestServer.send(at, 404, HELLO))) {
      WebClient.Answer answer = await(client.get(server.uri("/"), Map.of()));
      assertEquals(404, answer.status());
      assertArrayEquals(HELLO, answer.body());
    }
  }

  @Test
  void shouldTakeNoMoreThanTheLimit() throws Exception {
    byte[] most = new byte[WebClient.MAX_ANSWER_BYTES];
    byte[] more = new byte[WebClient.MAX_ANSWER_BYTES + 1];
    try (TestServer server =
        TestServer.plain()
            .at("/most", at -> TestServer.send(at, 200, most))
            .at("/more", at -> TestServer.send(at, 200, more))
            .at("/endless", WebClientTest::endless)) {
      assertEquals(most.length, await(client.get(server.uri("/most"), Map.of())).body().length);
      for (String path : new String[] {"/more", "/endless"}) {
        String failure = failure(client.get(server.uri(path), Map.of()));
        assertTrue(failure.contains("larger than"), failure);
      }
    }
  }

  private static void endless(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] part = new byte[1 << 16];
    while (true) {
      exchange.getResponseBody().write(part);
    }
  }

  @Test
  void shouldNotWaitForever() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (TestServer server =
            TestServer.plain()
                .at("/mute", at -> sleep(never))
                .at(
                    "/stuck",
                    at -> {
                      at.sendResponseHeaders(200, 10);
                      at.getResponseBody().write(1);
                      at.getResponseBody().flush();
                      sleep(never);
                    });
        WebClient hasty = new WebClient(workers, Authorities.ofPlatform(), SHORT)) {
      for (String path : new String[] {"/mute", "/stuck"}) {
        assertFalse(failure(hasty.get(server.uri(path), Map.of())).isEmpty());
      }
      never.countDown();
    }
  }

  private static void sleep(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldFollowRedirectsWithinTheOriginOnly() throws Exception {
    try (TestServer other = TestServer.plain().at("/", at -> TestServer.send(at, 200, HELLO));
        TestServer server =
            TestServer.plain()
                .at("/there", at -> TestServer.send(at, 200, HELLO))
                .at("/here", at -> TestServer.redirect(at, "/there"))
                .at("/port", at -> TestServer.redirect(at, other.url("/")))
                .at("/host", at -> TestServer.redirect(at, "http://127.0.0.2:1/"))
                .at("/file", at -> TestServer.redirect(at, "file:///etc/passwd"))
                .at("/nothing", at -> TestServer.redirect(at, "::"))
                .at("/loop", at -> TestServer.redirect(at, "/loop"))) {
      assertEquals(200, await(client.get(server.uri("/here"), Map.of())).status());
      for (String path : new String[] {"/port", "/host", "/file", "/nothing", "/loop"}) {
        String failure = failure(client.get(server.uri(path), Map.of()));
        assertTrue(failure.startsWith("refused a redirect"), path + ": " + failure);
      }
      assertEquals(0, other.asked());
    }
  }

  @Test
  void shouldSendNothingTwice() throws Exception {
    try (TestServer server =
        TestServer.plain().at("/", at -> TestServer.redirect(at, "/elsewhere"))) {
      assertTrue(
          failure(client.post(server.uri("/"), Map.of(), HELLO)).startsWith("refused a redirect"));
      assertEquals(1, server.asked());
    }
  }

  @Test
  void shouldTrustTheNamedAuthorityOnly() throws Exception {
    try (TestServer server =
            TestServer.secure(AUTHORITY.server("127.0.0.1"))
                .at("/", at -> TestServer.send(at, 200, HELLO));
        WebClient knowing = new WebClient(workers, Authorities.in(AUTHORITY.pem()));
        WebClient other = new WebClient(workers, Authorities.in(new TestAuthority().pem()))) {
      assertEquals(200, await(knowing.get(server.uri("/"), Map.of())).status());
      failure(other.get(server.uri("/"), Map.of()));
      failure(client.get(server.uri("/"), Map.of()));
      assertEquals(1, server.asked());
    }
  }

  @Test
  void shouldLookAtTheNameInTheCertificate() throws Exception {
    try (TestServer server =
            TestServer.secure(AUTHORITY.server("127.0.0.9"))
                .at("/", at -> TestServer.send(at, 200, HELLO));
        WebClient knowing = new WebClient(workers, Authorities.in(AUTHORITY.pem()))) {
      failure(knowing.get(server.uri("/"), Map.of()));
      assertEquals(0, server.asked());
    }
  }

  @Test
  void shouldGiveUpWhenClosed() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    try (TestServer server =
        TestServer.plain()
            .at(
                "/",
                at -> {
                  asked.countDown();
                  sleep(never);
                })) {
      CompletableFuture<WebClient.Answer> open = client.get(server.uri("/"), Map.of());
      assertTrue(asked.await(60, TimeUnit.SECONDS));
      client.close();
      assertEquals("the auth method has ended", failure(open));
      assertEquals("the auth method has ended", failure(client.get(server.uri("/"), Map.of())));
      never.countDown();
    }
  }

  @Test
  void shouldAskOnlySoMuchAtATime() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (TestServer server = TestServer.plain().at("/", at -> sleep(never))) {
      for (int i = 0; i < 64; i++) {
        var unused = client.get(server.uri("/"), Map.of());
      }
      assertEquals("too many questions at a time", failure(client.get(server.uri("/"), Map.of())));
      never.countDown();
    }
  }

  @Test
  void shouldKnowWebAddresses() {
    assertTrue(WebClient.isWebAddress(URI.create("https://a/b")));
    assertTrue(WebClient.isWebAddress(URI.create("HTTP://a:1")));
    for (String no :
        new String[] {
          "file:///etc/passwd",
          "jar:file:/x!/y",
          "ftp://a/b",
          "/a",
          "http:a",
          "//a/b",
          "https://user:secret@a/b"
        }) {
      assertFalse(WebClient.isWebAddress(URI.create(no)), no);
    }
  }

  private static WebClient.Answer await(CompletableFuture<WebClient.Answer> answer)
      throws Exception {
    return answer.get(60, TimeUnit.SECONDS);
  }

  private static String failure(CompletableFuture<WebClient.Answer> answer) {
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> answer.get(60, TimeUnit.SECONDS));
    return Failure.text(failure.getCause());
  }
}
