package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.OperationFailedException;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UploadTest {

  private static final long LIMIT = 100 << 20;
  private static final String PUT = "PUT /v1/upload HTTP/1.1\r\nHost: localhost\r\n";
  private static final String CHUNKED = PUT + "Transfer-Encoding: chunked\r\n\r\n";

  private final TestServer server = new TestServer();
  private final TestUpload upload = new TestUpload();
  private TestClient client;

  @BeforeEach
  void open() throws IOException {
    client = server.client();
    server.serve("/v1/next", TestServer.text("next"));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  private void serve(io.praetor.spi.http.Handler handler) {
    serve(handler, LIMIT);
  }

  private void serve(io.praetor.spi.http.Handler handler, long limit) {
    server.serve(
        new Route(
            "/v1/upload",
            Map.of("PUT", TestServer.open(handler), "GET", TestServer.text("here")),
            new Route.BodyLimit(limit, "the manual", true)));
  }

  @Test
  void shouldTakeABodyOfAnyLengthAndKeepTheConnection() throws Exception {
    serve(upload.counting());
    byte[] body = new byte[20 << 20];
    new Random(1).nextBytes(body);
    client.send(PUT + "Content-Length: " + body.length + "\r\n\r\n");
    client.send(body);
    assertEquals("got " + body.length, client.read().text());
    assertArrayEquals(body, upload.whole.get());
    assertEquals("next", client.get("/v1/next").text());
  }

  @Test
  void shouldTakeChunksAndWhatIsSentAhead() throws Exception {
    serve(upload.counting());
    client.send(
        CHUNKED
            + "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"
            + "GET /v1/next HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertEquals("got 6", client.read().text());
    assertEquals("next", client.read().text());
    assertEquals("onetwo", new String(upload.whole.get(), java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void shouldTakeNothingThatWasNotAskedFor() throws Exception {
    serve(upload.handler());
    client.send(CHUNKED + "1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n");
    upload.take(1);
    assertEquals(1, upload.length());
    upload.take(2);
    assertEquals(3, upload.length());
    assertEquals(3, upload.whole.get().length); // the end need not be asked for
    upload.answer.complete(TestServer.content("done"));
    assertEquals("done", client.read().text());
  }

  /** What the kernel's buffers take is beyond control, but it is a small part of it all. */
  @Test
  void shouldHoldUpAClientThatIsFasterThanTheHandler() throws Exception {
    serve(upload.handler());
    int parts = 1_000;
    client.send(PUT + "Content-Length: " + parts * 64 * 1024 + "\r\n\r\n");
    AtomicInteger sent = new AtomicInteger();
    Thread sender =
        new Thread(
            () -> {
              try {
                for (byte[] part = new byte[64 * 1024];
                    sent.get() < parts;
                    sent.incrementAndGet()) {
                  client.send(part);
                }
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    sender.start();
    for (int piece = 0; piece < 20; piece++) {
      upload.take(1);
    }
    assertTrue(sent.get() < parts / 2, sent + " parts are somewhere in between");
    upload.takeAll();
    assertEquals(parts * 64 * 1024, upload.whole.get().length);
    upload.answer.complete(TestServer.content("done"));
    assertEquals("done", client.read().text());
    sender.join();
  }

  @Test
  void shouldTakeNoBodyForAnEmptyOne() throws Exception {
    serve(upload.counting());
    assertEquals("got 0", client.ask("PUT", "/v1/upload", "Content-Length: 0").text());
    assertEquals("here", client.get("/v1/upload").text());
  }

  @Test
  void shouldRefuseAnAnnouncedBodyBeforeItIsSent() throws Exception {
    serve(upload.handler(), 10);
    client.send(PUT + "Content-Length: 11\r\n\r\n");
    TestClient.Response response = client.read();
    assertEquals(413, response.status());
    assertEquals(
        "Request body(11 bytes) too large, max size: 10 bytes. See the manual.", response.text());
    assertFalse(upload.subscription.isDone());
  }

  @Test
  void shouldRefuseABodyThatTurnsOutTooLarge() throws Exception {
    serve(upload.handler(), 10);
    client.send(CHUNKED + "a\r\n0123456789\r\n");
    upload.take(1);
    upload.takeAll();
    client.send("1\r\nx\r\n");
    TestClient.Response response = client.read();
    assertEquals(413, response.status());
    assertEquals("close", response.header("Connection"));
    assertThrows(ExecutionException.class, upload.whole::get);
    client.send("0\r\n\r\n");
    assertTrue(client.isClosed());
  }

  @Test
  void shouldTellTheHandlerThatTheClientLeft() throws Exception {
    serve(upload.handler());
    client.send(CHUNKED + "1\r\na\r\n");
    upload.takeAll();
    upload.came.acquire();
    client.close();
    ExecutionException e = assertThrows(ExecutionException.class, upload.whole::get);
    assertEquals("the client went away before all of the body had come", e.getCause().getMessage());
  }

  @Test
  void shouldTellTheHandlerThatTheBodyIsGarbage() throws Exception {
    serve(upload.handler());
    client.send(CHUNKED + "1\r\na\r\nzz\r\n");
    upload.takeAll();
    assertThrows(ExecutionException.class, upload.whole::get);
    assertEquals(400, client.read().status());
    assertTrue(client.isClosed());
  }

  @Test
  void shouldAnswerBeforeTheBodyHasCome() throws Exception {
    serve(
        request -> {
          throw new OperationFailedException("not now");
        });
    client.send(PUT + "Content-Length: 1000000\r\n\r\nbegin");
    TestClient.Response response = client.read();
    assertEquals(500, response.status());
    assertEquals("not now", response.text());
    assertEquals("close", response.header("Connection"));
    client.send(new byte[1_000_000 - 5]);
    assertTrue(client.isClosed());
  }

  @Test
  void shouldAnswerOtherMethodsWithoutReading() throws Exception {
    serve(upload.handler());
    client.send("POST /v1/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
    TestClient.Response response = client.read();
    assertEquals(405, response.status());
    assertEquals("method POST not allowed", response.text());
    assertEquals("OPTIONS,GET,PUT", response.header("Allow"));
  }

  @Test
  void shouldAskTheClientToGoOnWhenTheHandlerDoes() throws Exception {
    serve(upload.handler());
    client.send(PUT + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    upload.subscription.get().request(1);
    assertEquals(100, client.read().status());
    client.send("abc");
    assertEquals(3, upload.whole.get().length);
    upload.answer.complete(TestServer.content("done"));
    assertEquals("done", client.read().text());
  }

  @Test
  void shouldRefuseWithoutAskingTheClientToGoOn() throws Exception {
    serve(request -> new Answer.Now(TestServer.content("no need")));
    client.send(PUT + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    assertEquals(200, client.read().status());
  }

  @Test
  void shouldLetAHandlerThatCancelsAnswer() throws Exception {
    serve(upload.handler());
    client.send(CHUNKED + "1\r\na\r\n");
    upload.take(1);
    upload.subscription.get().cancel();
    upload.answer.complete(TestServer.content("enough"));
    assertEquals("enough", client.read().text());
    client.send("0\r\n\r\n");
    assertTrue(client.isClosed());
  }

  @Test
  void shouldEndUploadsWhenTheServerStops() throws Exception {
    serve(upload.handler());
    client.send(CHUNKED + "1\r\na\r\n");
    upload.take(1);
    server.close();
    assertThrows(ExecutionException.class, () -> upload.whole.get(30, TimeUnit.SECONDS));
  }
}
