package io.praetor.rpc.internal.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.rpc.internal.relay.FakeChannels.Behaviour;
import io.praetor.rpc.internal.relay.FakeChannels.FakeStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests whose body is not there when they are sent. */
class StreamedRequestTest {

  private final FakeChannels channels = new FakeChannels();
  private final RecordingSink sink = new RecordingSink();
  private Relay relay;

  @BeforeEach
  void start() {
    FakePool lan = new FakePool("me");
    for (int port = 1; port <= 3; port++) {
      lan.server("s" + port, "dc1", port, MemberStatus.ALIVE);
    }
    Datacenters datacenters = new Datacenters("dc1", new Random(1));
    datacenters.lan(lan);
    relay =
        new Relay(
            new Relay.Setting(
                "me", datacenters, channels, false, 7_000, () -> channels.nowNanos, new Random(2)));
  }

  private void all(Behaviour behaviour) {
    for (int port = 1; port <= 3; port++) {
      channels.server(port, behaviour);
    }
  }

  private static Behaviour taking(Behaviour then) {
    return stream -> {
      stream.message(ResponseHead.goOn());
      then.answer(stream);
    };
  }

  private Runnable put(TestPieces pieces) {
    ApiRequest request = new ApiRequest("PUT", "/v1/snapshot", Map.of(), new byte[0], pieces, null);
    return relay.send("dc1", request, sink);
  }

  private static List<String> texts(FakeStream stream) {
    return stream.sent.stream()
        .skip(1)
        .map(piece -> new String(piece, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void shouldSendPiecesWhenSomebodyTakesThem() {
    all(taking(FakeChannels.text(200, "fine")));
    put(new TestPieces(null, "one", "two"));
    channels.run();
    FakeStream stream = channels.opened.get(0);
    assertEquals(List.of("one", "two"), texts(stream));
    assertTrue(stream.ended);
    assertEquals("200{x-a=[b]} fine end", sink.got.toString());
  }

  @Test
  void shouldSendNothingBefore() {
    all(stream -> {});
    TestPieces pieces = new TestPieces(null, "one");
    Runnable cancel = put(pieces);
    channels.run();
    assertEquals(0, pieces.subscriptions);
    assertEquals(1, channels.opened.get(0).sent.size());
    assertFalse(channels.opened.get(0).ended);
    cancel.run();
    assertEquals("cancelled", channels.opened.get(0).aborted);
  }

  @Test
  void shouldAskAnotherServerUntilOneTakesThem() {
    all(FakeChannels.failure(new UnavailableException("starting")));
    channels.server(2, FakeChannels.leaderless());
    channels.server(3, taking(FakeChannels.text(200, "fine")));
    TestPieces pieces = new TestPieces(null, "one");
    put(pieces);
    channels.run();
    assertEquals("200{x-a=[b]} fine end", sink.got.toString());
    assertEquals(1, pieces.subscriptions);
  }

  @Test
  void shouldAskNobodyElseOnceTheyHaveBeenTaken() {
    all(taking(FakeChannels.leaderless()));
    put(new TestPieces(null, "one"));
    channels.run();
    assertEquals("500{x-a=[b]} No cluster leader end", sink.got.toString());

    all(taking(FakeChannels.failure(new NoLeaderException())));
    put(new TestPieces(null, "one"));
    channels.run();
    all(taking(FakeChannels.lost()));
    put(new TestPieces(null, "one"));
    channels.run();
    assertEquals("rpc error making call: EOF", sink.failure.getMessage());
    assertEquals(3, channels.opened.size());
  }

  @Test
  void shouldStopSendingWhenTheAnswerHasCome() {
    all(FakeChannels.text(403, "no"));
    TestPieces pieces = new TestPieces(null, "one");
    put(pieces);
    channels.run();
    assertEquals("403{x-a=[b]} no end", sink.got.toString());
    assertEquals("answered", channels.opened.get(0).aborted);

    TestPieces taken = new TestPieces(null, "one");
    all(taking(FakeChannels.text(413, "too much")));
    put(taken);
    channels.run();
    assertTrue(taken.cancelled);
  }

  @Test
  void shouldTellTheServerThatTheBodyBrokeOff() {
    all(stream -> stream.message(ResponseHead.goOn()));
    put(new TestPieces(new IOException("the client went away"), "one"));
    channels.run();
    FakeStream stream = channels.opened.get(0);
    assertEquals(List.of("one"), texts(stream));
    assertEquals("the client went away", stream.aborted);
    assertFalse(stream.ended);
  }
}
