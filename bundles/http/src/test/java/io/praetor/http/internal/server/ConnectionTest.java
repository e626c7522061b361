package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\n";

  private final TestServer server =
      new TestServer(Map.of("maxConnectionsPerClient", 5, "maxHeaderBytes", 4096));

  @AfterEach
  void close() {
    server.close();
  }

  private void serveEcho() {
    server.serve(
        new Route(
            "/v1/echo",
            Map.of(
                "GET",
                TestServer.text("got"),
                "PUT",
                TestServer.open(
                    request ->
                        new Answer.Now(
                            new Content(200, Map.of(), new Content.Bytes(request.body()))))),
            new Route.BodyLimit(100, "http://help")));
  }

  @Test
  void shouldKeepConnectionsAlive() throws IOException {
    serveEcho();
    try (TestClient client = server.client()) {
      for (int n = 0; n < 3; n++) {
        assertEquals("got", client.get("/v1/echo").text());
      }
      assertEquals("close", client.get("/v1/echo", "Connection: close").header("Connection"));
      assertTrue(client.isClosed());
    }
  }

  @Test
  void shouldSpeakTheOldProtocol() throws IOException {
    serveEcho();
    try (TestClient client = server.client()) {
      client.send("GET /v1/echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      assertEquals("keep-alive", client.read().header("Connection"));
      client.send("GET /v1/echo HTTP/1.0\r\n\r\n");
      assertEquals("got", client.read().text());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void shouldAnswerPipelinedRequestsInOrder() throws Exception {
    LinkedBlockingQueue<CompletableFuture<Content>> slow = new LinkedBlockingQueue<>();
    server.serve(
        "/v1/slow",
        request -> {
          CompletableFuture<Content> content = new CompletableFuture<>();
          slow.add(content);
          return new Answer.Later(content);
        });
    serveEcho();
    try (TestClient client = server.client()) {
      String one = "GET /v1/slow" + HEAD + "\r\n";
      String two = "PUT /v1/echo" + HEAD + "Content-Length: 2\r\n\r\nhi";
      client.send(one + two.repeat(200) + one);
      slow.take().complete(TestServer.content("first"));
      assertEquals("first", client.read().text());
      for (int n = 0; n < 200; n++) {
        assertEquals("hi", client.read().text());
      }
      slow.take().complete(TestServer.content("last"));
      assertEquals("last", client.read().text());
    }
  }

  @Test
  void shouldRefuseLargeBodiesBeforeReadingThem() throws IOException {
    serveEcho();
    try (TestClient client = server.client()) {
      client.send("PUT /v1/echo" + HEAD + "Content-Length: 101\r\n\r\n");
      TestClient.Response response = client.read();
      assertEquals(413, response.status());
      assertEquals(
          "Request body(101 bytes) too large, max size: 100 bytes. See http://help.",
          response.text());
      client.send("x".repeat(101));
      assertTrue(client.isClosed());
    }
  }

  @Test
  void shouldBoundChunkedBodies() throws IOException {
    serveEcho();
    String chunked = "PUT /v1/echo" + HEAD + "Transfer-Encoding: chunked\r\n\r\n";
    try (TestClient client = server.client()) {
      client.send(chunked + "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n");
      assertEquals("abcde", client.read().text());
      client.send(chunked + ("40\r\n" + "x".repeat(64) + "\r\n").repeat(2) + "0\r\n\r\n");
      TestClient.Response response = client.read();
      assertEquals(413, response.status());
      assertEquals(
          "Request body too large, max size: 100 bytes. See http://help.", response.text());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void shouldLetAClientContinue() throws IOException {
    serveEcho();
    try (TestClient client = server.client()) {
      client.send("PUT /v1/echo" + HEAD + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      assertEquals(100, client.read().status());
      client.send("ok");
      assertEquals("ok", client.read().text());
      client.send("PUT /v1/echo" + HEAD + "Content-Length: 101\r\nExpect: 100-continue\r\n\r\n");
      assertEquals(413, client.read().status());
    }
  }

  @Test
  void shouldSurviveGarbage() throws IOException {
    serveEcho();
    Random random = new Random(42);
    for (int n = 0; n < 50; n++) {
      try (TestClient client = server.client()) {
        byte[] garbage = new byte[200];
        random.nextBytes(garbage);
        String text = new String(garbage, java.nio.charset.StandardCharsets.ISO_8859_1);
        client.send((n % 2 == 0 ? "" : "GET /v1/echo HTTP/1.1\r\n") + text + "\r\n\r\n\r\n");
        int status = client.read().status();
        assertTrue(status == 400 || status == 404 || status == 405, "status " + status);
      }
    }
    try (TestClient client = server.client()) {
      assertEquals("got", client.get("/v1/echo").text());
    }
  }

  @Test
  void shouldRefuseHeadsThatAreTooLarge() throws IOException {
    serveEcho();
    try (TestClient client = server.client()) {
      assertEquals(431, client.get("/v1/echo", "X-Large: " + "x".repeat(5_000)).status());
      assertTrue(client.isClosed());
    }
    try (TestClient client = server.client()) {
      assertEquals(431, client.get("/" + "x".repeat(5_000)).status());
    }
  }

  @Test
  void shouldDemandAHost() throws IOException {
    try (TestClient client = server.client()) {
      client.send("GET / HTTP/1.1\r\n\r\n");
      assertEquals(400, client.read().status());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void shouldRefuseHeadsThatTwoReadersUnderstandDifferently() throws IOException {
    serveEcho();
    refuses(400, "GET /v1/echo HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    refuses(505, "GET /v1/echo HTTP/2.0\r\nHost: a\r\n\r\n");
    String chunk = "1\r\nx\r\n0\r\n\r\n";
    refuses(501, "PUT /v1/echo" + HEAD + "Transfer-Encoding: gzip, chunked\r\n\r\n" + chunk);
    refuses(400, "PUT /v1/echo" + HEAD + "Transfer-Encoding: xchunked\r\n\r\n" + chunk);
    String length = "Content-Length: 1\r\n";
    refuses(400, "PUT /v1/echo" + HEAD + length + "Transfer-Encoding: chunked\r\n\r\n" + chunk);
    refuses(400, "PUT /v1/echo" + HEAD + length + "Content-Length: 2\r\n\r\nxx");
  }

  /** What floods connections with frames and resets is not understood at all. */
  @Test
  void shouldSpeakNoNewerProtocol() throws IOException {
    serveEcho();
    try (TestClient client = server.client()) {
      client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
      assertTrue(client.read().status() >= 400);
      assertTrue(client.isClosed());
    }
    try (TestClient client = server.client()) {
      String upgrade = "Connection: Upgrade, HTTP2-Settings";
      TestClient.Response answer =
          client.get(
              "/v1/echo", upgrade, "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA");
      assertEquals("got", answer.text());
    }
  }

  @Test
  void shouldRefuseExpectationsThatItDoesNotKnow() throws IOException {
    serveEcho();
    refuses(417, "PUT /v1/echo" + HEAD + "Content-Length: 1\r\nExpect: more\r\n\r\nx");
    try (TestClient client = server.client()) {
      assertEquals("got", client.get("/v1/echo", "Expect: 100-continue").text());
    }
  }

  private void refuses(int status, String request) throws IOException {
    try (TestClient client = server.client()) {
      client.send(request + "GET /v1/echo" + HEAD + "\r\n");
      assertEquals(status, client.read().status(), request);
      assertTrue(client.isClosed(), request);
    }
  }

  @Test
  void shouldBoundTheNumberOfHeaderFields() throws IOException {
    try (TestServer roomy = new TestServer(Map.of());
        TestClient client = roomy.client()) {
      roomy.serve("/v1/a", TestServer.text("got"));
      String fields = "a:\r\n".repeat(BoundedHeaders.MAX_FIELDS - 1);
      client.send("GET /v1/a" + HEAD + fields + "\r\n");
      assertEquals("got", client.read().text());
      client.send("GET /v1/a" + HEAD + fields + "a:\r\n\r\n");
      assertEquals(431, client.read().status());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void shouldNotAnswerAheadOfAClientThatDoesNotRead() throws IOException {
    int requests = 1_000;
    String large = "x".repeat(100_000);
    AtomicInteger answered = new AtomicInteger();
    server.serve(
        "/v1/large",
        request -> {
          answered.incrementAndGet();
          return new Answer.Now(TestServer.content(large));
        });
    try (TestClient client = server.client()) {
      client.send(("GET /v1/large" + HEAD + "\r\n").repeat(requests));
      assertEquals(large.length(), client.read().bytes().length);
      // What the kernel's buffers take is beyond control, but is a small part of it all.
      assertTrue(answered.get() < requests / 2, answered + " answers wait for the client");
      for (int n = 1; n < requests; n++) {
        assertEquals(large.length(), client.read().bytes().length);
      }
    }
  }

  @Test
  void shouldSendWhatIsLargerThanItsBuffers() throws IOException {
    byte[] value = new byte[3_000_000];
    new Random(7).nextBytes(value);
    server.serve("/v1/json", request -> new Answer.Now(Content.json(out -> out.base64(value))));
    server.serve(
        "/v1/bytes",
        request -> new Answer.Now(new Content(200, Map.of(), new Content.Bytes(value))));
    String json = '"' + java.util.Base64.getEncoder().encodeToString(value) + '"';
    try (TestClient client = server.client()) {
      client.send(("GET /v1/json" + HEAD + "\r\nGET /v1/bytes" + HEAD + "\r\n").repeat(2));
      for (int n = 0; n < 2; n++) {
        assertEquals(json, client.read().text());
        assertArrayEquals(value, client.read().bytes());
      }
      byte[] zipped = client.get("/v1/json", "Accept-Encoding: gzip").bytes();
      byte[] plain = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
      assertEquals(json, new String(plain, java.nio.charset.StandardCharsets.US_ASCII));
      assertArrayEquals(value, client.get("/v1/bytes", "Connection: close").bytes());
      assertTrue(client.isClosed());
    }
  }

  @Test
  void shouldLimitConnectionsOfOneClient() throws IOException {
    serveEcho();
    List<TestClient> clients = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      TestClient client = server.client();
      clients.add(client);
      assertEquals("got", client.get("/v1/echo").text());
    }
    try (TestClient refused = server.client()) {
      assertEquals(429, refused.read().status());
    }
    for (TestClient client : clients) {
      client.get("/v1/echo", "Connection: close");
      assertTrue(client.isClosed());
      client.close();
    }
    try (TestClient again = server.client()) {
      assertEquals("got", again.get("/v1/echo").text());
    }
  }

  @Test
  void shouldTakeAnotherLimitWithoutAWordToConnections() throws IOException {
    serveEcho();
    try (TestClient first = server.client();
        TestClient second = server.client()) {
      assertEquals("got", first.get("/v1/echo").text());
      assertEquals("got", second.get("/v1/echo").text());
      server.reload(Map.of("maxConnectionsPerClient", 2));
      try (TestClient refused = server.client()) {
        assertEquals(429, refused.read().status());
      }
      assertEquals("got", first.get("/v1/echo").text());
      server.reload(Map.of("maxConnectionsPerClient", 4));
      try (TestClient third = server.client()) {
        assertEquals("got", third.get("/v1/echo").text());
      }
      assertEquals("got", second.get("/v1/echo").text());
    }
  }

  @Test
  void shouldSayWhyItCannotListen() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      ListenFailedException failure =
          assertThrows(
              ListenFailedException.class,
              () ->
                  HttpServer.start(
                      TestSettings.of(Map.of("http", new String[] {address})),
                      new Providers(System::nanoTime, () -> false)));
      assertEquals(
          "Failed to start HTTP server: listen tcp " + address + ": bind: address already in use",
          failure.getMessage());
    }
  }
}
