package io.praetor.dns.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.praetor.dns.internal.answer.Answers;
import io.praetor.dns.internal.answer.FakeDiscovery;
import io.praetor.dns.internal.answer.Upstream;
import io.praetor.dns.internal.answer.Zones;
import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.MessageText;
import io.praetor.dns.internal.message.MessageWriter;
import io.praetor.dns.internal.message.Query;
import io.praetor.dns.internal.message.Question;
import io.praetor.dns.internal.message.RecordType;
import io.praetor.dns.internal.message.ResourceRecord;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over sockets on loopback. */
@Timeout(60)
class DnsServerTest {

  private static final int TRIES_FOR_ANY_PORT = 16;

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private DnsServer server;
  private InetSocketAddress address;

  @BeforeEach
  void start() throws Exception {
    FakeDiscovery discovery = new FakeDiscovery();
    discovery.hosts.put("n1", FakeDiscovery.host("n1", "10.0.0.1"));
    Zones zones = new Zones();
    Answers answers =
        new Answers(zones::zone, () -> discovery, new NoUpstream(), bound -> 0, () -> 1);
    server = atAnyPort(answers);
    address = server.addresses().get(0);
  }

  /** A port that is free for UDP may be taken for TCP, so the first may not do. */
  private DnsServer atAnyPort(Answers answers) throws ListenFailedException {
    List<InetSocketAddress> any =
        List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    for (int tries = 1; tries < TRIES_FOR_ANY_PORT; tries++) {
      try {
        return DnsServer.start(group, answers, any);
      } catch (ListenFailedException e) {
        // The next port is another one.
      }
    }
    return DnsServer.start(group, answers, any);
  }

  @AfterEach
  void stop() {
    server.close();
    var unused = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private record NoUpstream() implements Upstream {
    @Override
    public CompletableFuture<byte[]> forward(byte[] message, boolean tcp, int bytesMax) {
      return CompletableFuture.failedFuture(new IllegalStateException("nobody"));
    }

    @Override
    public CompletableFuture<List<ResourceRecord>> addresses(DomainName name) {
      return CompletableFuture.failedFuture(new IllegalStateException("nobody"));
    }
  }

  @Test
  void shouldAnswerByUdpWhateverElseComesIn() throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(address);
      for (byte[] garbage :
          List.of(new byte[0], new byte[] {1, 2}, new byte[12], new byte[5_000])) {
        socket.send(new DatagramPacket(garbage, garbage.length));
      }
      byte[] question = question(7);
      socket.send(new DatagramPacket(question, question.length));
      MessageText answer;
      do {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        socket.receive(packet);
        answer = MessageText.of(Arrays.copyOf(packet.getData(), packet.getLength()));
      } while (answer.id() != 7);
      assertEquals(List.of("n1.node.consul. 0 A 10.0.0.1"), answer.answers());
    }
  }

  @Test
  void shouldAnswerManyQuestionsOnOneConnection() throws Exception {
    int questions = StreamHandler.WAITING_MAX * 4;
    try (Socket socket = connect()) {
      for (int id = 0; id < questions; id++) {
        send(socket, question(id));
      }
      DataInputStream in = new DataInputStream(socket.getInputStream());
      Set<Integer> ids = new HashSet<>();
      for (int i = 0; i < questions; i++) {
        byte[] answer = new byte[in.readUnsignedShort()];
        in.readFully(answer);
        ids.add(MessageText.of(answer).id());
      }
      assertEquals(questions, ids.size());
    }
  }

  @Test
  void shouldHangUpOnWhoeverSendsTooMuch() throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(new byte[] {-1, -1, 0});
      assertEnds(socket);
    }
  }

  @Test
  void shouldHangUpOnWhoeverHoldsTooManyConnections() throws Exception {
    Socket[] sockets = new Socket[StreamLimits.CONNECTIONS_PER_CLIENT_MAX];
    for (int i = 0; i < sockets.length; i++) {
      sockets[i] = connect();
      send(sockets[i], question(i));
      assertTrue(sockets[i].getInputStream().read() >= 0);
    }
    try (Socket tooMany = connect()) {
      assertEnds(tooMany);
    }
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void shouldSayWhenItCannotListen() {
    assertThrows(ListenFailedException.class, () -> DnsServer.start(group, null, List.of(address)));
  }

  private static void assertEnds(Socket socket) {
    try {
      assertEquals(-1, socket.getInputStream().read());
    } catch (IOException e) {
      // What was not read on the other side makes this a reset.
      assertTrue(e.getMessage().contains("reset") || e.getMessage().contains("pipe"));
    }
  }

  private Socket connect() throws IOException {
    return new Socket(address.getAddress(), address.getPort());
  }

  private static void send(Socket socket, byte[] message) throws IOException {
    byte[] framed = new byte[message.length + 2];
    framed[1] = (byte) message.length;
    System.arraycopy(message, 0, framed, 2, message.length);
    socket.getOutputStream().write(framed);
  }

  private static byte[] question(int id) {
    DomainName name = DomainName.parse("n1.node.consul").orElseThrow();
    return MessageWriter.write(
        new Query(id, true, false, new Question(name, RecordType.A), Optional.empty()));
  }
}
