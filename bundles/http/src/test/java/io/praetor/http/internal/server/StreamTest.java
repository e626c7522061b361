package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.OperationFailedException;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTest {

  private static final String GET = "GET /v1/stream HTTP/1.1\r\nHost: localhost\r\n";

  private final TestServer server = new TestServer();
  private final TestPublisher publisher = new TestPublisher();
  private TestClient client;

  @BeforeEach
  void open() throws IOException {
    client = server.client();
    server.serve(
        new Route(
            "/v1/stream",
            Map.of(
                "GET", TestServer.open(publisher.handler()),
                "HEAD", TestServer.open(publisher.handler()))));
    server.serve("/v1/next", TestServer.text("next"));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void shouldSendEachPieceAtOnceAndKeepTheConnection() throws Exception {
    client.send(GET + "\r\nGET /v1/next HTTP/1.1\r\nHost: localhost\r\n\r\n");
    publisher.publish("");
    TestClient.Response head = client.head();
    assertEquals(200, head.status());
    assertEquals("text/plain", head.header("Content-Type"));
    assertEquals("allow", head.header("X-Consul-Default-Acl-Policy"));
    publisher.publish("one");
    assertEquals("one", text(client.chunk()));
    publisher.publish("two");
    assertEquals("two", text(client.chunk()));
    publisher.complete();
    assertEquals("", text(client.chunk()));
    assertEquals("next", client.read().text());
  }

  @Test
  void shouldReadUntilTheEndOnTheOldProtocol() throws Exception {
    client.send("GET /v1/stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    publisher.publish("one");
    TestClient.Response head = client.head();
    assertEquals("close", head.header("Connection"));
    assertNull(head.header("Transfer-Encoding"));
    publisher.publish("two");
    publisher.complete();
    assertEquals("onetwo", text(client.rest()));
  }

  @Test
  void shouldSendTheHeadAloneWhenAskedForIt() throws Exception {
    client.send("HEAD /v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
    publisher.publish("one");
    assertEquals("chunked", client.head().header("Transfer-Encoding"));
    publisher.cancelled.await();
    assertEquals("next", client.get("/v1/next").text());
  }

  @Test
  void shouldCompressSoThatEachPieceCanBeRead() throws Exception {
    client.send(GET + "Accept-Encoding: gzip\r\n\r\n");
    publisher.publish("one");
    assertEquals("gzip", client.head().header("Content-Encoding"));
    byte[] first = client.chunk();
    var unzipped = new GZIPInputStream(new ByteArrayInputStream(first));
    assertEquals("one", text(unzipped.readNBytes(3)));
    publisher.complete();
    assertTrue(client.chunk().length > 0);
    assertEquals(0, client.chunk().length);
  }

  @Test
  void shouldCancelWhenTheClientLeaves() throws Exception {
    client.send(GET + "\r\n");
    publisher.publish("one");
    client.head();
    client.close();
    publisher.cancelled.await();
  }

  @Test
  void shouldCancelBeforeTheFirstPieceToo() throws Exception {
    client.send(GET + "\r\n");
    publisher.demand.acquire();
    client.close();
    publisher.cancelled.await();
  }

  @Test
  void shouldAnswerAnEarlyErrorAsUsual() throws Exception {
    client.send(GET + "\r\n");
    publisher.fail(new OperationFailedException("it broke"));
    TestClient.Response response = client.read();
    assertEquals(500, response.status());
    assertEquals("it broke", response.text());
  }

  @Test
  void shouldBreakTheConnectionOnALaterError() throws Exception {
    client.send(GET + "\r\n");
    publisher.publish("one");
    client.head();
    client.chunk();
    publisher.fail(new OperationFailedException("it broke"));
    assertThrows(IOException.class, client::chunk);
  }

  @Test
  void shouldAnswerAnEmptyStream() throws Exception {
    client.send(GET + "\r\n");
    publisher.complete();
    assertEquals("", client.read().text());
    assertEquals("next", client.get("/v1/next").text());
  }

  /** What the kernel's buffers take is beyond control, but it is a small part of it all. */
  @Test
  void shouldAskForMoreOnlyAsTheClientReads() throws Exception {
    int pieces = 2_000;
    byte[] piece = new byte[32 * 1024];
    client.send(GET + "\r\n");
    Thread source =
        new Thread(
            () -> {
              try {
                for (int n = 0; n < pieces; n++) {
                  publisher.publish(piece);
                }
                publisher.complete();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    source.start();
    client.head();
    int asked = publisher.asked.get();
    assertTrue(asked < pieces / 2, asked + " pieces wait for the client");
    long received = 0;
    for (byte[] chunk = client.chunk(); chunk.length > 0; chunk = client.chunk()) {
      received += chunk.length;
    }
    assertEquals((long) pieces * piece.length, received);
    source.join();
  }

  private CompletableFuture<Answer.Stream> serveLater() {
    CompletableFuture<Answer.Stream> later = new CompletableFuture<>();
    server.serve("/v1/later", request -> new Answer.LaterStream(later));
    return later;
  }

  @Test
  void shouldSendAStreamThatIsReadyLater() throws Exception {
    CompletableFuture<Answer.Stream> later = serveLater();
    client.send("GET /v1/later HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n");
    client.send("GET /v1/next HTTP/1.1\r\nHost: localhost\r\n\r\n");
    later.complete(
        new Answer.Stream(
            Map.of("Content-Type", "application/x-gzip", "X-Consul-Index", "7"), publisher));
    publisher.publish("packed");
    publisher.complete();
    TestClient.Response response = client.read();
    assertEquals("7", response.header("X-Consul-Index"));
    assertEquals("packed", response.text());
    assertNull(response.header("Content-Encoding"), "what is compressed is not compressed again");
    assertEquals("next", client.read().text());
  }

  @Test
  void shouldAnswerWhyThereIsNoStreamLater() throws Exception {
    CompletableFuture<Answer.Stream> later = serveLater();
    client.send("GET /v1/later HTTP/1.1\r\nHost: localhost\r\n\r\n");
    later.completeExceptionally(new OperationFailedException("it broke"));
    assertEquals("it broke", client.read().text());
    assertEquals("next", client.get("/v1/next").text());
  }

  @Test
  void shouldCancelAStreamThatIsReadyTooLate() throws Exception {
    CompletableFuture<Answer.Stream> later = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    server.serve(
        "/v1/later",
        request -> {
          asked.countDown();
          return new Answer.LaterStream(later);
        });
    client.send("GET /v1/later HTTP/1.1\r\nHost: localhost\r\n\r\n");
    asked.await();
    server.close();
    later.complete(new Answer.Stream(Map.of(), publisher));
    publisher.cancelled.await();
    assertEquals(0, publisher.asked.get());
  }

  @Test
  void shouldEndStreamsWhenTheServerStops() throws Exception {
    client.send(GET + "\r\n");
    publisher.publish("one");
    client.head();
    server.close();
    publisher.cancelled.await();
  }
}
