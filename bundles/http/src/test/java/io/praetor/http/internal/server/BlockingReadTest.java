package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.state.StateQuery;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlockingReadTest {

  private static final int WAITERS = 20;

  private final AtomicInteger rendered = new AtomicInteger();
  private final Function<String, Content> render = new CountingRender();
  private final TestStore store = new TestStore();
  private final TestServer server = new TestServer(Map.of("maxQueryMillis", 60_000L));

  @BeforeEach
  void serve() {
    server.providers.store(store);
    server.serve("/v1/x", request -> new Answer.Read<>(new TestStore.Constant("value"), render));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldRenderOnceForAllWhoWait() throws Exception {
    List<TestClient> clients = new ArrayList<>();
    List<TestStore.Waiting<?>> waiting = new ArrayList<>();
    for (int n = 0; n < WAITERS; n++) {
      TestClient client = server.client();
      client.send("GET /v1/x?index=3 HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n");
      clients.add(client);
      waiting.add(store.waiting.take());
    }
    StateQuery.Answer<?> answer = waiting.get(0).evaluate();
    for (TestStore.Waiting<?> one : waiting) {
      assertEquals(waiting.get(0).query(), one.query());
      one.completeWith(answer);
    }
    for (TestClient client : clients) {
      TestClient.Response response = client.read();
      assertEquals("7", response.header("X-Consul-Index"));
      assertEquals("gzip", response.header("Content-Encoding"));
      assertEquals("application/json", response.header("Content-Type"));
      client.close();
    }
    assertEquals(1, rendered.get());
  }

  @Test
  void shouldNotShareBetweenFormats() throws Exception {
    try (TestClient plain = server.client();
        TestClient pretty = server.client()) {
      plain.send("GET /v1/x?index=3 HTTP/1.1\r\nHost: localhost\r\n\r\n");
      TestStore.Waiting<?> first = store.waiting.take();
      pretty.send("GET /v1/x?index=3&pretty HTTP/1.1\r\nHost: localhost\r\n\r\n");
      TestStore.Waiting<?> second = store.waiting.take();
      assertTrue(!first.query().equals(second.query()));
      first.completeWith(first.evaluate());
      second.completeWith(second.evaluate());
      assertEquals(plain.read().text() + "\n", pretty.read().text());
    }
  }

  @Test
  void shouldStopWaitingWhenTheClientLeaves() throws Exception {
    TestClient client = server.client();
    client.send("GET /v1/x?index=3 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    TestStore.Waiting<?> waiting = store.waiting.take();
    client.close();
    assertThrows(CancellationException.class, () -> waiting.future().get(20, TimeUnit.SECONDS));
  }

  @Test
  void shouldStopWaitingWhenTheServerStops() throws Exception {
    try (TestClient client = server.client()) {
      client.send("GET /v1/x?index=3 HTTP/1.1\r\nHost: localhost\r\n\r\n");
      TestStore.Waiting<?> waiting = store.waiting.take();
      server.close();
      assertTrue(client.isClosed());
      assertTrue(waiting.future().isCancelled());
    }
  }

  @Test
  void shouldWaitAsLongAsAskedAndALittleMore() throws IOException, InterruptedException {
    assertWait("wait=16s", 16, 17);
    assertWait("wait=10h", 60, 64);
    assertWait("wait=0s", 300, 319);
    assertWait("wait=-1s", 300, 319);
  }

  private void assertWait(String query, long atLeast, long atMost)
      throws IOException, InterruptedException {
    try (TestClient client = server.client()) {
      client.send("GET /v1/x?index=3&" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      store.waiting.take();
      Duration wait = store.asked.get(store.asked.size() - 1).maxWait();
      assertTrue(wait.compareTo(Duration.ofSeconds(atLeast)) >= 0, wait::toString);
      assertTrue(wait.compareTo(Duration.ofSeconds(atMost)) <= 0, wait::toString);
    }
  }

  private final class CountingRender implements Function<String, Content> {
    @Override
    public Content apply(String value) {
      rendered.incrementAndGet();
      return Content.json(out -> out.value(value.repeat(500)));
    }
  }
}
