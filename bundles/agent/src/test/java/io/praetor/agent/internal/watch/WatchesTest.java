package io.praetor.agent.internal.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.agent.internal.ManualTimer;
import io.praetor.agent.internal.event.FiredEvent;
import io.praetor.agent.internal.event.LocalEvents;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Watches against an API whose answers the test gives, with real handlers. */
@Timeout(60)
class WatchesTest {

  /** A read that waits for its answer. */
  private record Read(ApiRequest request, ApiResponse.Sink sink) {

    void answer(int status, long index, String body) {
      sink.head(status, Map.of("x-consul-index", List.of(Long.toString(index))));
      var unused = sink.body(body.getBytes(StandardCharsets.UTF_8));
      sink.end();
    }
  }

  private final BlockingQueue<Read> reads = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();
  private final List<CompletableFuture<LocalEvents.Kept>> eventReads = new CopyOnWriteArrayList<>();
  private final ManualTimer timer = new ManualTimer();
  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final Watches watches =
      new Watches(
          new DatacenterApi("dc1", surroundings::relay, surroundings::api),
          this::events,
          timer,
          Executors.newCachedThreadPool());

  @TempDir Path directory;

  WatchesTest() {
    surroundings.api =
        (request, sink) -> {
          reads.add(new Read(request, sink));
          return () -> cancelled.add(request.target());
        };
  }

  @AfterEach
  void stop() {
    watches.close();
  }

  private CompletableFuture<LocalEvents.Kept> events(String name, long index) {
    CompletableFuture<LocalEvents.Kept> read = new CompletableFuture<>();
    eventReads.add(read);
    return read;
  }

  private Read nextRead() throws InterruptedException {
    Read read = reads.poll(30, TimeUnit.SECONDS);
    assertNotNull(read, "no read");
    return read;
  }

  private static String setting(String type, String target, String handler) {
    return "{\"type\":\""
        + type
        + "\",\"target\":\""
        + target
        + "\",\"datacenter\":\"\",\"token\":\"secret\","
        + handler
        + "}";
  }

  /** A handler that notes what it is told, in one line each time. */
  private String script() {
    return "\"args\":[\"/bin/sh\",\"-c\",\"echo $CONSUL_INDEX $(cat) >>"
        + directory.resolve("told")
        + "\"]";
  }

  private List<String> told() throws IOException {
    return Files.readAllLines(directory.resolve("told"));
  }

  @Test
  void shouldTellAProgramWhatIsNews() throws Exception {
    watches.replace(List.of(setting("key", "/v1/kv/a?stale", script())));
    Read first = nextRead();
    assertEquals("/v1/kv/a?stale", first.request().target());
    assertEquals(List.of("secret"), first.request().headers().get("x-consul-token"));
    first.answer(404, 5, "");
    Read second = nextRead();
    assertEquals("/v1/kv/a?stale&index=5", second.request().target());
    second.answer(404, 5, "");
    Read third = nextRead();
    third.answer(200, 6, "[{\"Key\":\"a\",\"Value\":\"eA==\"}]");
    assertEquals("/v1/kv/a?stale&index=6", nextRead().request().target());
    assertEquals(
        List.of(
            "5 null",
            "6 {\"Key\":\"a\",\"CreateIndex\":0,\"ModifyIndex\":0,\"LockIndex\":0,\"Flags\":0,"
                + "\"Value\":\"eA==\",\"Session\":\"\"}"),
        told());
  }

  @Test
  void shouldReadAgainAfterFailures() throws Exception {
    watches.replace(List.of(setting("nodes", "/v1/catalog/nodes", script())));
    nextRead().answer(500, 1, "No cluster leader");
    timer.runAll();
    nextRead().answer(200, 0, "[]");
    timer.runAll();
    nextRead().answer(200, 3, "no JSON");
    timer.runAll();
    nextRead().sink().fail(new IllegalStateException("gone"));
    timer.runAll();
    nextRead().answer(200, 3, "[]");
    assertEquals("/v1/catalog/nodes?index=3", nextRead().request().target());
    assertEquals(List.of("3 []"), told());
  }

  @Test
  void shouldBeginAnewWhenReplacedAndEndWhenClosed() throws Exception {
    watches.replace(List.of(setting("nodes", "/v1/catalog/nodes", script())));
    nextRead().answer(200, 3, "[]");
    Read waiting = nextRead();
    watches.replace(List.of(setting("nodes", "/v1/catalog/nodes", script())));
    assertEquals("/v1/catalog/nodes?index=3", cancelled.poll(30, TimeUnit.SECONDS));
    waiting.answer(200, 4, "[]");
    nextRead().answer(200, 3, "[]");
    assertEquals("/v1/catalog/nodes?index=3", nextRead().request().target());
    assertEquals(List.of("3 []", "3 []"), told());
    watches.close();
    assertEquals("/v1/catalog/nodes?index=3", cancelled.poll(30, TimeUnit.SECONDS));
    assertTrue(reads.isEmpty());
  }

  @Test
  void shouldGoOnAfterAHandlerThatFailsOrReadsNothing() throws Exception {
    String large = "[{\"Key\":\"" + "k".repeat(1_000_000) + "\"}]";
    for (String handler : List.of("\"handler\":\"exit 3\"", "\"args\":[\"/no/such/program\"]")) {
      watches.replace(List.of(setting("keyprefix", "/v1/kv/?recurse", handler)));
      nextRead().answer(200, 3, large);
      assertEquals("/v1/kv/?recurse&index=3", nextRead().request().target());
    }
  }

  @Test
  void shouldTellAnAddress() throws Exception {
    try (OneAnswer server = new OneAnswer("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n")) {
      watches.replace(
          List.of(
              setting(
                  "services",
                  "/v1/catalog/services",
                  "\"http\":{\"path\":\""
                      + server.address()
                      + "/x?y\",\"method\":\"PATCH\",\"timeoutMillis\":20000,"
                      + "\"header\":{\"A\":[\"1\",\"2\"]},\"skipVerify\":true}")));
      nextRead().answer(200, 7, "{\"b\":[],\"a\":[\"t\"]}");
      String request = server.request();
      assertTrue(request.startsWith("PATCH /x?y HTTP/1.1\r\n"), request);
      assertTrue(request.contains("\r\nX-Consul-Index: 7\r\n"), request);
      assertTrue(request.contains("\r\nA: 1\r\nA: 2\r\n"), request);
      assertTrue(request.contains("\r\nContent-Type: application/json\r\n"), request);
      assertTrue(request.endsWith("\r\n\r\n{\"a\":[\"t\"],\"b\":[]}\n"), request);
      assertEquals("/v1/catalog/services?index=7", nextRead().request().target());
    }
  }

  @Test
  void shouldWatchTheEventsOfThisAgent() throws Exception {
    watches.replace(List.of(setting("event", "/v1/event/list?name=a", script())));
    FiredEvent event =
        new FiredEvent(
            "00000000-0000-0001-0000-000000000000", "a", new byte[] {'x'}, "", "", "", 1, 4);
    boolean unused = eventReads.get(0).complete(new LocalEvents.Kept(List.of(event), 1));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (eventReads.size() < 2 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertEquals(
        List.of(
            "1 [{\"ID\":\"00000000-0000-0001-0000-000000000000\",\"Name\":\"a\","
                + "\"Payload\":\"eA==\",\"NodeFilter\":\"\",\"ServiceFilter\":\"\","
                + "\"TagFilter\":\"\",\"Version\":1,\"LTime\":4}]"),
        told());
    assertTrue(reads.isEmpty());
  }
}
