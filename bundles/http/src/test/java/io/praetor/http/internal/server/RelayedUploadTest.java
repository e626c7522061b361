package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.OperationFailedException;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A body that passes through the agent that was asked to the one that takes it. */
@Timeout(60)
class RelayedUploadTest {

  private static final String PUT = "PUT /v1/upload HTTP/1.1\r\nHost: localhost\r\n";

  private final TestServer agent = new TestServer();
  private final TestServer home = new TestServer();
  private final TestRelay relay = new TestRelay(true);
  private final TestUpload upload = new TestUpload();
  private TestClient client;

  @BeforeEach
  void open() throws IOException {
    relay.servers.put("dc1", home.relayedRequests());
    agent.providers.relay(relay);
    client = agent.client();
    agent.serve(
        route(
            request -> {
              throw new AssertionError("a client agent takes no body");
            },
            100 << 20));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    agent.close();
    home.close();
  }

  private static Route route(io.praetor.spi.http.Handler handler, long limit) {
    return new Route(
        "/v1/upload",
        Map.of("PUT", TestServer.open(handler)),
        new Route.BodyLimit(limit, "", true));
  }

  @Test
  void shouldPassThrough() throws Exception {
    home.serve(route(upload.counting(), 100 << 20));
    byte[] body = new byte[20 << 20];
    new Random(1).nextBytes(body);
    client.send(PUT + "Content-Length: " + body.length + "\r\n\r\n");
    client.send(body);
    assertEquals("got " + body.length, client.read().text());
    assertArrayEquals(body, upload.whole.get());
    assertEquals(404, client.get("/v1/agent/nothing").status());
  }

  @Test
  void shouldSayThatTheClientLeft() throws Exception {
    home.serve(route(upload.handler(), 100 << 20));
    client.send(PUT + "Content-Length: 10\r\n\r\nabc");
    upload.take(1);
    upload.takeAll();
    client.close();
    assertThrows(ExecutionException.class, upload.whole::get);
  }

  @Test
  void shouldPassAnEarlyAnswerOn() throws Exception {
    home.serve(
        route(
            request -> {
              throw new OperationFailedException("not now");
            },
            100 << 20));
    client.send(PUT + "Content-Length: 10\r\n\r\nabc");
    TestClient.Response response = client.read();
    assertEquals("not now", response.text());
    client.send("defghij");
    assertTrue(client.isClosed());
  }

  /** The agents may be of different versions. */
  @Test
  void shouldNotTakeTheBodyForAnEmptyOneWhereItIsNotStreamed() throws Exception {
    home.serve(new Route("/v1/upload", Map.of("PUT", TestServer.text("stored"))));
    client.send(PUT + "Content-Length: 3\r\n\r\nabc");
    assertEquals(400, client.read().status());
  }
}
