package io.praetor.rpc.internal.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.ApiServer;
import io.praetor.api.rpc.RpcStream;
import io.praetor.rpc.internal.TestNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayOverLoopbackTest {

  private static final Binding OFF =
      new Binding(false, new CertificateNames("dc1", "consul"), System::nanoTime);

  private TestNode server;
  private TestNode client;
  private Relay relay;

  @BeforeEach
  void start() throws IOException {
    server = new TestNode();
    client = new TestNode(Map.of("listen", false), null);
    FakePool lan = new FakePool("me");
    lan.server("s", "dc1", server.address().getPort(), MemberStatus.ALIVE);
    Datacenters datacenters = new Datacenters("dc1", new Random(1));
    datacenters.lan(lan);
    relay =
        new Relay(
            new Relay.Setting(
                "me", datacenters, client.client(), false, 7_000, System::nanoTime, new Random(2)));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  /** The agent shows no certificate, so the request is refused before it is looked at. */
  @Test
  void shouldTellWhoeverAskedThatItsAgentMayNotSpeakForTheNode() throws Exception {
    Binding on = new Binding(true, new CertificateNames("dc1", "consul"), System::nanoTime);
    AtomicInteger served = new AtomicInteger();
    ApiServer api =
        (request, sink) -> {
          served.incrementAndGet();
          return () -> {};
        };
    server.accept(RelayServer.PROTOCOL, new RelayServer(() -> api, on));
    ApiResponse response = relay.ask("dc1", request(new byte[300_000])).get(30, TimeUnit.SECONDS);
    assertEquals(403, response.status());
    assertEquals(
        "Permission denied: the certificate of the agent does not name node \"me\"",
        new String(response.body(), StandardCharsets.UTF_8));
    assertEquals(0, served.get());
  }

  private void serve(ApiServer api) {
    server.accept(RelayServer.PROTOCOL, new RelayServer(() -> api, OFF));
  }

  private static ApiRequest request(byte[] body) {
    return new ApiRequest("PUT", "/v1/kv/a", Map.of("x", List.of("y")), body, null);
  }

  @Test
  void shouldCarryLargeBodiesBothWays() throws Exception {
    serve(
        (request, sink) -> {
          sink.head(200, Map.of("x", request.headers().get("x")));
          var unused = sink.body(request.body()).thenRun(sink::end);
          return () -> {};
        });
    byte[] body = new byte[5_000_000];
    new Random(3).nextBytes(body);
    ApiResponse response = relay.ask("dc1", request(body)).get(30, TimeUnit.SECONDS);
    assertEquals(200, response.status());
    assertEquals(Map.of("x", List.of("y")), response.headers());
    assertArrayEquals(body, response.body());
  }

  @Test
  void shouldEndLongPollsThatNobodyWaitsFor() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    serve(
        (request, sink) -> {
          waiting.countDown();
          return cancelled::countDown;
        });
    CompletableFuture<ApiResponse> poll = relay.ask("dc1", request(new byte[0]));
    assertTrue(waiting.await(20, TimeUnit.SECONDS));
    poll.cancel(true);
    assertTrue(cancelled.await(20, TimeUnit.SECONDS));
  }

  @Test
  void shouldNotSendFasterThanTheClientReads() throws Exception {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    serve(
        (request, sink) -> {
          sink.head(200, Map.of());
          var unused =
              sink.body(new byte[4_000_000]).thenRun(sink::end).thenRun(() -> sent.complete(null));
          return () -> {};
        });
    SlowSink slow = new SlowSink();
    relay.send("dc1", request(new byte[0]), slow);
    assertTrue(slow.first.await(20, TimeUnit.SECONDS));
    // An answer to a call comes behind whatever the server had sent before.
    server.serve("echo", CompletableFuture::completedFuture);
    client.call(server, "echo", "").get(20, TimeUnit.SECONDS);
    assertFalse(sent.isDone());
    slow.room.complete(null);
    sent.get(20, TimeUnit.SECONDS);
    slow.whole.get(20, TimeUnit.SECONDS);
    assertEquals(4_000_000, slow.bytes.get());
  }

  @Test
  void shouldCarryABodyThatFitsIntoNoMessage() throws Exception {
    serve(
        (request, sink) -> {
          request.pieces().subscribe(new Counter(sink));
          return () -> {};
        });
    byte[] piece = new byte[RpcStream.MESSAGE_BYTES_MAX];
    SubmissionPublisher<byte[]> body = new SubmissionPublisher<>(Runnable::run, 1);
    ApiRequest request = new ApiRequest("PUT", "/v1/snapshot", Map.of(), new byte[0], body, null);
    CompletableFuture<ApiResponse> answer = relay.ask("dc1", request);
    Thread source =
        new Thread(
            () -> {
              while (!body.hasSubscribers()) {
                Thread.onSpinWait();
              }
              for (int n = 0; n < 300; n++) {
                body.submit(piece);
              }
              body.close();
            });
    source.start();
    byte[] counted = answer.get(60, TimeUnit.SECONDS).body();
    assertEquals("19660800", new String(counted, StandardCharsets.UTF_8));
    source.join();
  }

  /** Takes a body one piece at a time and answers with its length. */
  private static final class Counter implements Flow.Subscriber<byte[]> {

    private final ApiResponse.Sink sink;
    private Flow.Subscription subscription;
    private long bytes;

    Counter(ApiResponse.Sink sink) {
      this.sink = sink;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(byte[] piece) {
      bytes += piece.length;
      subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
      sink.fail(failure);
    }

    @Override
    public void onComplete() {
      sink.head(200, Map.of());
      byte[] text = Long.toString(bytes).getBytes(StandardCharsets.UTF_8);
      var unused = sink.body(text).thenRun(sink::end);
    }
  }

  /** Each stream may have half a megabyte under way, which is more than a connection takes. */
  @Test
  void shouldCarryManyLargeAnswersAtOnce() throws Exception {
    byte[] large = new byte[700_000];
    serve(
        (request, sink) -> {
          sink.head(200, Map.of());
          var unused = sink.body(large).thenRun(sink::end);
          return () -> {};
        });
    List<CompletableFuture<ApiResponse>> answers = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      answers.add(relay.ask("dc1", request(new byte[0])));
    }
    for (CompletableFuture<ApiResponse> answer : answers) {
      assertEquals(large.length, answer.get(60, TimeUnit.SECONDS).body().length);
    }
  }

  private static final class SlowSink implements ApiResponse.Sink {

    final CompletableFuture<Void> room = new CompletableFuture<>();
    final CompletableFuture<Void> whole = new CompletableFuture<>();
    final CountDownLatch first = new CountDownLatch(1);
    final AtomicInteger bytes = new AtomicInteger();

    @Override
    public void head(int status, Map<String, List<String>> headers) {}

    @Override
    public CompletableFuture<Void> body(byte[] piece) {
      bytes.addAndGet(piece.length);
      first.countDown();
      return room;
    }

    @Override
    public void end() {
      whole.complete(null);
    }

    @Override
    public void fail(Throwable cause) {
      whole.completeExceptionally(cause);
    }
  }
}
