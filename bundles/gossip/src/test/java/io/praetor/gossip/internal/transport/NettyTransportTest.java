package io.praetor.gossip.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.message.Versions;
import io.praetor.gossip.internal.wire.KeyRefusedException;
import io.praetor.gossip.internal.wire.KeySet;
import io.praetor.gossip.internal.wire.MemberlistEncoder;
import io.praetor.gossip.internal.wire.WireOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NettyTransportTest {

  private static final long TIMEOUT_MILLIS = 10_000;
  private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);
  private static final byte[] OTHER_KEY = "fedcba9876543210".getBytes(UTF_8);

  private final MemberlistEncoder encoder = new MemberlistEncoder();
  private final List<NettyTransport> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(NettyTransport::close);
  }

  @Test
  void shouldBindPacketsAndStreamsOnOnePort() throws Exception {
    Endpoint bound = start(plain(), receiver("a")).bound();

    assertThrows(SocketException.class, () -> new DatagramSocket(bound.port(), bound.address()));
    new Socket(bound.address(), bound.port()).close();
  }

  @Test
  void shouldSayWhatIsWrongWhenThePortIsTaken() throws Exception {
    Endpoint taken = start(plain(), receiver("a")).bound();

    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                NettyTransport.bind(
                    new TransportOptions(
                        "b",
                        taken.address(),
                        taken.port(),
                        AllowedNetworks.ALL,
                        TIMEOUT_MILLIS,
                        plain())));

    assertEquals(
        "listen tcp 127.0.0.1:" + taken.port() + ": bind: address already in use",
        failure.getMessage());
  }

  @Test
  void shouldFreeThePortWhenItCloses() throws Exception {
    NettyTransport first = start(plain(), receiver("a"));
    Endpoint bound = first.bound();
    first.close();

    NettyTransport second =
        NettyTransport.bind(
            new TransportOptions(
                "b", bound.address(), bound.port(), AllowedNetworks.ALL, TIMEOUT_MILLIS, plain()));
    open.add(second);

    assertEquals(bound, second.bound());
  }

  @Test
  void shouldHangUpOnEveryoneWhenItCloses() throws Exception {
    NettyTransport a = start(plain(), receiver("a"));
    try (Socket in = new Socket(a.bound().address(), a.bound().port());
        ServerSocket silent = new ServerSocket(0, 1, loopback())) {
      Endpoint to = new Endpoint(loopback(), silent.getLocalPort());
      CompletableFuture<Boolean> asked = a.ping(to, ping("b"), TIMEOUT_MILLIS);
      try (Socket out = silent.accept()) {
        a.close();

        assertFalse(asked.get());
        out.getInputStream().readAllBytes();
        assertHungUp(in);
      }
    }
  }

  @Test
  void shouldCarryMessagesOnTheLoopOfTheReceiver() throws Exception {
    RecordingReceiver receiver = receiver("b");
    NettyTransport a = start(plain(), receiver("a"));
    NettyTransport b = start(plain(), receiver);

    a.send(b.bound(), List.of(encoder.encode(new Message.Nack(1)), encoder.encode(suspect())));

    RecordingReceiver.Arrival first = receiver.next();
    assertEquals(new Message.Nack(1), first.message());
    assertEquals(a.bound(), first.from());
    assertEquals(loopThread(b), first.thread());
    assertEquals(suspect(), receiver.next().message());
  }

  @Test
  void shouldCarryEncryptedMessages() throws Exception {
    RecordingReceiver receiver = receiver("b");
    NettyTransport a = start(encrypted(KEY), receiver("a"));
    NettyTransport b = start(encrypted(OTHER_KEY, KEY), receiver);

    a.send(b.bound(), List.of(encoder.encode(suspect())));

    assertEquals(suspect(), receiver.next().message());
  }

  @Test
  void shouldAddAChecksumForThoseWhoUnderstandIt() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, loopback())) {
      Endpoint to = new Endpoint(loopback(), socket.getLocalPort());

      start(plain(), new RecordingReceiver("a", null, true))
          .send(to, List.of(encoder.encode(suspect())));
      assertEquals(12, receive(socket)[0]);

      start(plain(), new RecordingReceiver("a", null, false))
          .send(to, List.of(encoder.encode(suspect())));
      assertEquals(3, receive(socket)[0]);
    }
  }

  @Test
  void shouldDropWhatIsOfNoUseAndGoOn() throws Exception {
    RecordingReceiver receiver = receiver("b");
    NettyTransport b = start(encrypted(KEY), receiver);
    NettyTransport stranger = start(encrypted(OTHER_KEY), receiver("x"));
    NettyTransport plain = start(plain(), receiver("y"));
    NettyTransport friend = start(encrypted(KEY), receiver("a"));

    stranger.send(b.bound(), List.of(encoder.encode(suspect())));
    plain.send(b.bound(), List.of(encoder.encode(suspect())));
    friend.send(b.bound(), List.of(encoder.encode(new Message.Nack(7))));

    assertEquals(new Message.Nack(7), receiver.next().message());
  }

  @Test
  void shouldExchangeEverything() throws Exception {
    FullState mine = state("a", true, 1);
    FullState theirs = state("b", false, 400);
    RecordingReceiver receiver = new RecordingReceiver("b", theirs, false);
    NettyTransport a = start(encrypted(KEY), receiver("a"));
    NettyTransport b = start(encrypted(KEY), receiver);

    FullState answer = a.exchange(b.bound(), mine, TIMEOUT_MILLIS).get();

    assertSame(theirs, answer);
    assertSame(mine, receiver.nextState());
  }

  @Test
  void shouldHangUpOnOneThatIsNotWanted() throws Exception {
    RecordingReceiver refusing = new RecordingReceiver("b", null, false);
    NettyTransport a = start(plain(), receiver("a"));
    NettyTransport b = start(plain(), refusing);

    assertEquals("EOF", failure(a.exchange(b.bound(), state("a", true, 1), TIMEOUT_MILLIS)));
  }

  @Test
  void shouldTellWhyAnExchangeIsRefused() throws Exception {
    NettyTransport open = start(plain(), receiver("a"));
    NettyTransport sealed = start(encrypted(KEY), receiver("b"));
    NettyTransport other = start(encrypted(OTHER_KEY), receiver("c"));
    FullState mine = state("x", true, 1);

    assertEquals(
        "Remote state is encrypted and encryption is not configured",
        failure(open.exchange(sealed.bound(), mine, TIMEOUT_MILLIS)));
    assertEquals(
        "Encryption is configured but remote state is not encrypted",
        failure(sealed.exchange(open.bound(), mine, TIMEOUT_MILLIS)));
    assertEquals(
        "No installed keys could decrypt the message",
        failure(sealed.exchange(other.bound(), mine, TIMEOUT_MILLIS)));
  }

  @Test
  void shouldPassOnTheRefusalOfTheOther() throws Exception {
    WireOptions changing = new WireOptions(keys(KEY), false, false, true, 7946);
    NettyTransport a = start(changing, receiver("a"));
    NettyTransport b = start(new WireOptions(keys(KEY), true, false, true, 7946), receiver("b"));

    assertEquals(
        "remote error: Encryption is configured but remote state is not encrypted",
        failure(a.exchange(b.bound(), state("a", true, 1), TIMEOUT_MILLIS)));
  }

  @Test
  void shouldSayThatNobodyListens() throws Exception {
    NettyTransport a = start(plain(), receiver("a"));
    try (DeafPort deaf = new DeafPort()) {
      assertEquals(
          "dial tcp " + deaf.address() + ": connect: connection refused",
          failure(a.exchange(deaf.endpoint(), state("a", true, 1), TIMEOUT_MILLIS)));
    }
  }

  @Test
  void shouldGiveUpOnOneThatDoesNotAnswer() throws Exception {
    NettyTransport a = start(plain(), receiver("a"));
    try (ServerSocket silent = new ServerSocket(0, 1, loopback())) {
      Endpoint to = new Endpoint(loopback(), silent.getLocalPort());

      assertEquals(
          "read tcp 127.0.0.1:" + to.port() + ": i/o timeout",
          failure(a.exchange(to, state("a", true, 1), 50)));
      assertFalse(a.ping(to, new Message.Ping(1, "b", null, ""), 50).get());
    }
  }

  @Test
  void shouldAnswerPingsThatAreForIt() throws Exception {
    NettyTransport a = start(encrypted(KEY), receiver("a"));
    NettyTransport b = start(encrypted(KEY), receiver("b"));

    assertTrue(a.ping(b.bound(), ping("b"), TIMEOUT_MILLIS).get());
    assertTrue(a.ping(b.bound(), ping(""), TIMEOUT_MILLIS).get());
    assertFalse(a.ping(b.bound(), ping("c"), TIMEOUT_MILLIS).get());
    try (DeafPort deaf = new DeafPort()) {
      assertFalse(a.ping(deaf.endpoint(), ping("b"), TIMEOUT_MILLIS).get());
    }
  }

  @Test
  void shouldHangUpOnConnectionsThatTakeTooLong() throws Exception {
    Endpoint bound = start(plain(), receiver("a"), 50).bound();

    try (Socket slow = new Socket(bound.address(), bound.port())) {
      slow.getOutputStream().write(6);
      assertEquals(-1, slow.getInputStream().read());
    }
  }

  @Test
  void shouldServeOthersWhenAllConnectionsAreUsedUp() throws Exception {
    NettyTransport a = start(plain(), receiver("a"));
    NettyTransport b = start(plain(), receiver("b"));
    List<Socket> idle = new ArrayList<>();
    for (int i = 0; i < StreamLimits.MAX_CONNECTIONS; i++) {
      idle.add(new Socket(b.bound().address(), b.bound().port()));
    }

    assertFalse(a.ping(b.bound(), ping("b"), TIMEOUT_MILLIS).get());

    for (Socket socket : idle) {
      socket.close();
    }
    boolean answered = false;
    for (int i = 0; i < 1_000 && !answered; i++) {
      answered = a.ping(b.bound(), ping("b"), TIMEOUT_MILLIS).get();
    }
    assertTrue(answered);
  }

  @Test
  void shouldAnswerGarbageWithARefusal() throws Exception {
    Endpoint bound = start(plain(), receiver("a")).bound();

    try (Socket browser = new Socket(bound.address(), bound.port())) {
      OutputStream out = browser.getOutputStream();
      out.write("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
      byte[] answer = browser.getInputStream().readAllBytes();
      assertEquals(13, answer[0]);
      assertTrue(new String(answer, UTF_8).contains("Received invalid msgType (71)"));
    }
  }

  @Test
  void shouldTakeUserMessagesByStream() throws Exception {
    RecordingReceiver receiver = receiver("a");
    Endpoint bound = start(plain(), receiver).bound();

    try (Socket member = new Socket(bound.address(), bound.port())) {
      byte[] head = {8, (byte) 0x81, (byte) 0xaa};
      member.getOutputStream().write(head);
      member.getOutputStream().write("UserMsgLen\u0003abc".getBytes(UTF_8));
      assertEquals(-1, member.getInputStream().read());
    }

    Message.User user = assertInstanceOf(Message.User.class, receiver.next().message());
    assertArrayEquals("abc".getBytes(UTF_8), user.payload());
  }

  @Test
  void shouldDropWhatComesBeforeAnybodyListens() throws Exception {
    NettyTransport a = start(plain(), receiver("a"));
    NettyTransport deaf = start(plain(), null);

    assertFalse(a.ping(deaf.bound(), ping("b"), TIMEOUT_MILLIS).get());
  }

  @Test
  void shouldRunTimersOnTheLoop() throws Exception {
    NettyTransport a = start(plain(), receiver("a"));
    CompletableFuture<String> thread = new CompletableFuture<>();

    a.later(
        () -> {
          throw new IllegalStateException("a defect above");
        },
        0);
    a.later(() -> thread.complete(Thread.currentThread().getName()), 1);

    assertEquals(loopThread(a), thread.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS));
  }

  @Test
  void shouldFailWhatIsUnderWayWhenItCloses() throws Exception {
    NettyTransport a = start(plain(), receiver("a"));
    try (ServerSocket silent = new ServerSocket(0, 1, loopback())) {
      Endpoint to = new Endpoint(loopback(), silent.getLocalPort());
      CompletableFuture<FullState> asked = a.exchange(to, state("a", true, 1), TIMEOUT_MILLIS);

      a.close();

      failure(asked);
      assertEquals(
          "the pool is closed", failure(a.exchange(to, state("a", true, 1), TIMEOUT_MILLIS)));
      assertFalse(a.ping(to, ping("b"), TIMEOUT_MILLIS).get());
      a.send(to, List.of(encoder.encode(suspect())));
      a.later(() -> {}, 1);
    }
  }

  @Test
  void shouldLeaveNoThreadBehind() throws Exception {
    NettyTransport a = start(plain(), receiver("a"));
    CompletableFuture<Thread> loop = new CompletableFuture<>();
    a.loop().execute(() -> loop.complete(Thread.currentThread()));

    a.close();

    loop.get().join(TIMEOUT_MILLIS);
    assertFalse(loop.get().isAlive());
  }

  @Test
  void shouldSpeakIpv6() throws Exception {
    InetAddress six = InetAddress.getByName("::1");
    NettyTransport a;
    try {
      a =
          NettyTransport.bind(
              new TransportOptions("a", six, 0, AllowedNetworks.ALL, TIMEOUT_MILLIS, plain()));
    } catch (IOException e) {
      assumeTrue(false, "no IPv6 here: " + e.getMessage());
      return;
    }
    open.add(a);
    RecordingReceiver receiver = receiver("b");
    NettyTransport b =
        NettyTransport.bind(
            new TransportOptions("b", six, 0, AllowedNetworks.ALL, TIMEOUT_MILLIS, plain()));
    open.add(b);
    b.listen(receiver);

    a.send(b.bound(), List.of(encoder.encode(suspect())));

    assertEquals(a.bound(), receiver.next().from());
    assertTrue(a.ping(b.bound(), ping("b"), TIMEOUT_MILLIS).get());
  }

  private NettyTransport start(WireOptions wire, Transport.Receiver receiver) throws IOException {
    return start(wire, receiver, TIMEOUT_MILLIS);
  }

  private NettyTransport start(WireOptions wire, Transport.Receiver receiver, long timeoutMillis)
      throws IOException {
    NettyTransport transport =
        NettyTransport.bind(
            new TransportOptions(
                "t" + open.size(), loopback(), 0, AllowedNetworks.ALL, timeoutMillis, wire));
    open.add(transport);
    transport.listen(receiver);
    return transport;
  }

  private static String loopThread(NettyTransport transport) throws Exception {
    CompletableFuture<String> name = new CompletableFuture<>();
    transport.loop().execute(() -> name.complete(Thread.currentThread().getName()));
    return name.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A connection that was never accepted is reset instead. */
  private static void assertHungUp(Socket socket) throws IOException {
    try {
      assertEquals(-1, socket.getInputStream().read());
    } catch (SocketException e) {
      assertTrue(e.getMessage().contains("reset"), e.getMessage());
    }
  }

  private static byte[] receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
    socket.receive(packet);
    return packet.getData();
  }

  private static String failure(CompletableFuture<?> future) throws InterruptedException {
    ExecutionException failure = assertThrows(ExecutionException.class, future::get);
    assertInstanceOf(IOException.class, failure.getCause());
    return failure.getCause().getMessage();
  }

  private static void assertSame(FullState expected, FullState actual) {
    assertEquals(expected.join(), actual.join());
    assertEquals(
        expected.nodes().stream().map(NodeRecord::name).toList(),
        actual.nodes().stream().map(NodeRecord::name).toList());
    assertArrayEquals(expected.user(), actual.user());
  }

  private static FullState state(String prefix, boolean join, int nodes) throws IOException {
    List<NodeRecord> records = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      records.add(
          new NodeRecord(
              prefix + i,
              new Endpoint(loopback(), 7946),
              new byte[100],
              i,
              NodeState.ALIVE,
              new Versions(1, 5, 2, 2, 5, 5)));
    }
    return new FullState(join, records, "user state".getBytes(UTF_8));
  }

  private static RecordingReceiver receiver(String name) throws IOException {
    return new RecordingReceiver(name, state(name, false, 1), false);
  }

  private static Message.Suspect suspect() {
    return new Message.Suspect(3, "n1", "n2");
  }

  private static Message.Ping ping(String target) {
    return new Message.Ping(42, target, null, "");
  }

  private static WireOptions plain() {
    return encrypted();
  }

  private static WireOptions encrypted(byte[]... keys) {
    return new WireOptions(keys(keys), true, true, true, 7946);
  }

  private static KeySet keys(byte[]... keys) {
    try {
      return new KeySet(List.of(keys));
    } catch (KeyRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }
}
