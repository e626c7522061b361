package io.praetor.rpc.internal.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.error.UnknownDatacenterException;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.rpc.internal.relay.FakeChannels.Behaviour;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {

  private static final long HOLD_MILLIS = 7_000;
  private static final String OK = "200{x-a=[b]} fine end";

  private final FakeChannels channels = new FakeChannels();
  private final FakePool lan = new FakePool("me");
  private final FakePool wan = new FakePool("me.dc1");
  private final Datacenters datacenters = new Datacenters("dc1", new Random(1));
  private final RecordingSink sink = new RecordingSink();
  private Relay relay;

  @BeforeEach
  void start() {
    for (int port = 1; port <= 3; port++) {
      lan.server("s" + port, "dc1", port, MemberStatus.ALIVE);
    }
    datacenters.lan(lan);
    relay = relay(false);
  }

  private Relay relay(boolean isServer) {
    return new Relay(
        new Relay.Setting(
            "me",
            datacenters,
            channels,
            isServer,
            HOLD_MILLIS,
            () -> channels.nowNanos,
            new Random(2)));
  }

  private void all(Behaviour behaviour) {
    for (int port = 1; port <= 3; port++) {
      channels.server(port, behaviour);
    }
  }

  private Runnable send(String method) {
    return relay.send("dc1", request(method, Map.of()), sink);
  }

  private static ApiRequest request(String method, Map<String, List<String>> headers) {
    byte[] body = "body".getBytes(StandardCharsets.UTF_8);
    return new ApiRequest(method, "/v1/kv/a?index=3", headers, body, null);
  }

  private long tried() {
    return channels.opened.size();
  }

  @Test
  void shouldPassRequestAndResponseOn() throws Exception {
    all(FakeChannels.text(200, "fine"));
    send("PUT");
    channels.run();
    assertEquals(OK, sink.got.toString());
    FakeChannels.FakeStream stream = channels.opened.get(0);
    RequestHead head = RequestHead.decode(stream.sent.get(0));
    assertEquals("PUT", head.method());
    assertEquals("/v1/kv/a?index=3", head.target());
    assertEquals(List.of("1"), head.headers().get(Relay.RELAYED));
    assertEquals("body", new String(stream.sent.get(1), StandardCharsets.UTF_8));
    assertEquals(2, stream.taken);
    assertEquals(0, channels.nowNanos);
  }

  @Test
  void shouldNameItsOwnNodeInRequestsThatNameNone() throws Exception {
    all(FakeChannels.text(200, "fine"));
    send("PUT");
    relay.send("dc1", request("PUT", Map.of("x-praetor-node", List.of("client"))), sink);
    channels.run();
    assertEquals(List.of("me"), node(channels.opened.get(0)));
    assertEquals(List.of("client"), node(channels.opened.get(1)));
  }

  private static List<String> node(FakeChannels.FakeStream stream) throws Exception {
    return RequestHead.decode(stream.sent.get(0)).headers().get("x-praetor-node");
  }

  @Test
  void shouldStayWithAServerThatWorks() {
    all(FakeChannels.text(200, "fine"));
    for (int i = 0; i < 10; i++) {
      send("GET");
    }
    channels.run();
    assertEquals(1, channels.opened.stream().map(stream -> stream.port).distinct().count());
  }

  @Test
  void shouldAskTheNextAtOnceWhenNothingArrived() {
    channels.server(2, FakeChannels.text(200, "fine"));
    send("PUT");
    channels.run();
    assertEquals(OK, sink.got.toString());
    assertEquals(0, channels.nowNanos);
    long before = tried();
    assertTrue(before <= 3);
    send("PUT");
    channels.run();
    assertEquals(before + 1, tried(), "the one that works is asked first now");
  }

  @Test
  void shouldAskAnotherWhenTheAnswerToAReadWasLost() {
    all(FakeChannels.lost());
    channels.server(3, FakeChannels.text(200, "fine"));
    send("GET");
    channels.run();
    assertEquals(OK, sink.got.toString());
  }

  @Test
  void shouldNotRepeatAWriteWhoseAnswerWasLost() {
    all(FakeChannels.lost());
    send("PUT");
    channels.run();
    assertEquals("failed", sink.got.toString());
    assertEquals("rpc error making call: EOF", sink.failure.getMessage());
    assertEquals(1, tried());
  }

  @Test
  void shouldWaitForALeaderEvenWithWrites() {
    all(FakeChannels.leaderless());
    int[] calls = {0};
    Behaviour electing =
        stream -> {
          calls[0]++;
          Behaviour now = calls[0] < 6 ? FakeChannels.leaderless() : FakeChannels.text(200, "fine");
          now.answer(stream);
        };
    all(electing);
    send("PUT");
    channels.run();
    assertEquals(OK, sink.got.toString());
    assertEquals(6, tried());
    assertTrue(channels.nowNanos > 0);
  }

  @Test
  void shouldAnswerThatThereIsNoLeaderInTheEnd() {
    all(FakeChannels.leaderless());
    send("PUT");
    channels.run();
    assertEquals("500{x-a=[b]} No cluster leader end", sink.got.toString());
    long millis = channels.nowNanos / 1_000_000;
    assertTrue(millis <= HOLD_MILLIS && millis > HOLD_MILLIS - 500, millis + " ms");
    assertTrue(tried() > 10 && tried() < 60, tried() + " tries");
  }

  @Test
  void shouldPassOtherErrorsOn() {
    all(FakeChannels.text(500, "No cluster leader, or so"));
    send("GET");
    channels.run();
    assertEquals("500{x-a=[b]} No cluster leader, or so end", sink.got.toString());
    assertEquals(1, tried());
  }

  @Test
  void shouldPassShortErrorsOn() {
    all(FakeChannels.text(500, "No cluster"));
    send("GET");
    channels.run();
    assertEquals("500{x-a=[b]} No cluster end", sink.got.toString());
  }

  @Test
  void shouldPassExpectedFailuresOnAndRetryUnavailableOnes() {
    all(FakeChannels.failure(new ForbiddenException("no")));
    send("PUT");
    channels.run();
    assertInstanceOf(ForbiddenException.class, sink.failure);
    assertEquals(1, tried());

    all(FakeChannels.failure(new UnavailableException("starting")));
    channels.server(1, FakeChannels.text(200, "fine"));
    RecordingSink second = new RecordingSink();
    relay.send("dc1", request("PUT", Map.of()), second);
    channels.run();
    assertEquals(OK, second.got.toString());
  }

  @Test
  void shouldGiveUpWhenNoServerCanBeReached() {
    send("PUT");
    channels.run();
    assertEquals(
        "rpc error getting client: failed to get conn: connection refused",
        sink.failure.getMessage());
    assertTrue(channels.nowNanos / 1_000_000 > HOLD_MILLIS - 500);
  }

  @Test
  void shouldSayThatNoServersAreKnown() {
    Datacenters empty = new Datacenters("dc1", new Random(1));
    empty.lan(new FakePool("me"));
    new Relay(
            new Relay.Setting(
                "me", empty, channels, false, HOLD_MILLIS, () -> channels.nowNanos, new Random(2)))
        .send("dc1", request("GET", Map.of()), sink);
    assertEquals("No known Consul servers", sink.failure.getMessage());
  }

  @Test
  void shouldKnowItsServersWhileThePoolIsReplaced() {
    all(FakeChannels.text(200, "fine"));
    datacenters.lan(null);
    send("GET");
    channels.run();
    assertEquals(OK, sink.got.toString());
    FakePool fresh = new FakePool("me");
    datacenters.lan(fresh);
    RecordingSink second = new RecordingSink();
    relay.send("dc1", request("GET", Map.of()), second);
    channels.run();
    assertEquals(OK, second.got.toString());
    fresh.server("s9", "dc1", 9, MemberStatus.LEFT);
    datacenters.refresh();
    RecordingSink third = new RecordingSink();
    relay.send("dc1", request("GET", Map.of()), third);
    assertEquals("No known Consul servers", third.failure.getMessage());
  }

  @Test
  void shouldFailAResponseThatBreaksInTheMiddle() {
    all(
        stream -> {
          stream.message(ResponseHead.encode(200, Map.of()));
          stream.receiver.aborted("EOF");
        });
    send("GET");
    channels.run();
    assertEquals("200{} failed", sink.got.toString());
    assertEquals(1, tried());
  }

  @Test
  void shouldHoldTheServerBackWhileTheClientDoesNotRead() {
    all(FakeChannels.text(200, "fine"));
    sink.room = new CompletableFuture<>();
    send("GET");
    channels.run();
    FakeChannels.FakeStream stream = channels.opened.get(0);
    assertEquals(1, stream.taken);
    sink.room.complete(null);
    assertEquals(2, stream.taken);
  }

  @Test
  void shouldCancelAtTheServer() {
    all(stream -> {});
    Runnable cancel = send("GET");
    channels.run();
    cancel.run();
    assertEquals("cancelled", channels.opened.get(0).aborted);
  }

  @Test
  void shouldStopTryingWhenCancelled() {
    all(stream -> {});
    Runnable cancel = send("GET");
    cancel.run();
    channels.opened.get(0).receiver.untouched("x");
    channels.run();
    assertEquals(1, tried());
    assertEquals("", sink.got.toString());
  }

  @Test
  void shouldNotRelayInCircles() {
    all(FakeChannels.text(200, "fine"));
    relay.send("dc1", request("GET", Map.of(Relay.RELAYED, List.of("1"))), sink);
    channels.run();
    assertEquals(OK, sink.got.toString());
    RecordingSink third = new RecordingSink();
    relay.send("dc1", request("GET", Map.of(Relay.RELAYED, List.of("2"))), third);
    assertEquals("the request was relayed too often", third.failure.getMessage());
  }

  @Test
  void shouldLeaveOtherDatacentersToTheServers() {
    all(FakeChannels.text(200, "fine"));
    relay.send("dc9", request("GET", Map.of()), sink);
    channels.run();
    assertEquals(OK, sink.got.toString());
    assertEquals("dc1", channels.opened.get(0).datacenter);
    assertTrue(relay.relaysHome());
  }

  @Test
  void shouldSendServersRequestsToOtherDatacenters() {
    relay = relay(true);
    wan.server("s1.dc1", "dc1", 1, MemberStatus.ALIVE);
    wan.server("t1.dc2", "dc2", 11, MemberStatus.ALIVE);
    wan.server("u1.dc3", "dc3", 21, MemberStatus.FAILED);
    datacenters.wan(wan);
    channels.server(11, FakeChannels.text(200, "fine"));
    relay.send("dc2", request("GET", Map.of()), sink);
    channels.run();
    assertEquals(OK, sink.got.toString());
    assertEquals("dc2", channels.opened.get(0).datacenter);
    assertFalse(relay.relaysHome());

    RecordingSink failed = new RecordingSink();
    relay.send("dc3", request("GET", Map.of()), failed);
    assertEquals("Remote DC has no server currently reachable", failed.failure.getMessage());
    RecordingSink unknown = new RecordingSink();
    relay.send("dc4", request("GET", Map.of()), unknown);
    assertInstanceOf(UnknownDatacenterException.class, unknown.failure);
    assertEquals("No path to datacenter", unknown.failure.getMessage());
  }

  @Test
  void shouldFollowThePool() {
    all(FakeChannels.text(200, "fine"));
    TreeSet<Integer> used = new TreeSet<>();
    for (int i = 1; i <= 3; i++) {
      send("GET");
      channels.run();
      int port = channels.opened.get(channels.opened.size() - 1).port;
      used.add(port);
      lan.server("s" + port, "dc1", port, MemberStatus.FAILED);
      datacenters.refresh();
    }
    assertEquals(new TreeSet<>(List.of(1, 2, 3)), used);
    RecordingSink none = new RecordingSink();
    relay.send("dc1", request("GET", Map.of()), none);
    assertEquals("No known Consul servers", none.failure.getMessage());
  }

  @Test
  void shouldCollectSmallAnswers() throws Exception {
    all(FakeChannels.text(200, "fine"));
    CompletableFuture<ApiResponse> answer = relay.ask("dc1", request("GET", Map.of()));
    channels.run();
    assertEquals(200, answer.get().status());
    assertEquals("fine", new String(answer.get().body(), StandardCharsets.UTF_8));
    assertEquals(Map.of("x-a", List.of("b")), answer.get().headers());
  }

  @Test
  void shouldListDatacentersNearestFirst() {
    wan.server("a.dc2", "dc2", 11, MemberStatus.ALIVE);
    wan.server("b.dc3", "dc3", 12, MemberStatus.ALIVE);
    wan.server("c.dc0", "dc0", 13, MemberStatus.ALIVE);
    datacenters.wan(wan);
    assertEquals(List.of("dc1", "dc0", "dc2", "dc3"), relay.datacenters());
    wan.coordinates.put("b.dc3", FakePool.at(0.01));
    wan.coordinates.put("a.dc2", FakePool.at(0.02));
    assertEquals(List.of("dc1", "dc3", "dc2", "dc0"), relay.datacenters());
  }

  @Test
  void shouldRefuseWhatWaitsWhenItStops() {
    all(FakeChannels.leaderless());
    relay.send("dc1", request("GET", Map.of()), sink);
    channels.runUntilPause();
    relay.close();
    assertInstanceOf(UnavailableException.class, sink.failure);
    channels.run();
    long before = tried();
    send("GET");
    channels.run();
    assertEquals("failedfailed", sink.got.toString());
    assertEquals(before, tried());
  }

  @Test
  void shouldNotGoOnToOtherServersWhenItStops() {
    all(FakeChannels.lost());
    send("GET");
    relay.close();
    channels.run();
    assertEquals(1, tried());
    assertInstanceOf(UnavailableException.class, sink.failure);
  }

  @Test
  void shouldLetAWriteEndWhenItStops() throws Exception {
    all(FakeChannels.text(200, "fine"));
    send("PUT");
    Thread stopping = new Thread(relay::close);
    stopping.start();
    while (stopping.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    channels.run();
    stopping.join();
    assertEquals(OK, sink.got.toString());
  }
}
