package io.praetor.health.internal.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.tls.RpcTls;
import io.praetor.api.tls.TlsContexts;
import io.praetor.health.internal.Reports;
import io.praetor.health.internal.net.DeniedAddresses;
import io.praetor.health.internal.net.HostPort;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.TestCertificate;
import io.praetor.health.internal.net.TestServer;
import io.praetor.health.internal.net.TlsClients;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketTypesTest {

  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final Network network = new Network(DeniedAddresses.NONE);
  private final TlsClients tls = new TlsClients(false, "");

  @AfterEach
  void close() {
    network.close();
  }

  private String tcp(Duration timeout, Map<String, ?> members) throws Exception {
    return Reports.of(new TcpType(network, tls), timeout, members);
  }

  private String udp(Duration timeout, String target) throws Exception {
    return Reports.of(new UdpType(network), timeout, Map.of("UDP", target));
  }

  @Test
  void shouldConnect() throws Exception {
    try (TestServer server = TestServer.silent()) {
      assertEquals(
          "passing TCP connect " + server.address() + ": Success",
          tcp(LONG, Map.of("TCP", server.address())));
      String named = server.address().replace("127.0.0.1", "localhost");
      assertEquals("passing TCP connect " + named + ": Success", tcp(LONG, Map.of("TCP", named)));
    }
  }

  @Test
  void shouldSayWhyItCannotConnect() throws Exception {
    String closed = TestServer.closed();
    assertEquals(
        "critical dial tcp " + closed + ": connect: connection refused",
        tcp(LONG, Map.of("TCP", closed)));
    assertEquals(
        "critical dial tcp: address 127.0.0.1: missing port in address",
        tcp(LONG, Map.of("TCP", "127.0.0.1")));
    assertEquals(
        "critical dial tcp: address 99999: invalid port",
        tcp(LONG, Map.of("TCP", "127.0.0.1:99999")));
    assertEquals(
        "critical dial tcp: lookup no.such.invalid: no such host",
        tcp(LONG, Map.of("TCP", "no.such.invalid:80")));
  }

  @Test
  void shouldNotGoWhereThatIsDenied() throws Exception {
    try (Network strict = new Network(DeniedAddresses.of("127.0.0.0/8", "::1/128"));
        TestServer server = TestServer.silent()) {
      int port = HostPort.parse(server.address()).port();
      for (String host :
          List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]")) {
        String there = host + ":" + port;
        assertEquals(
            "critical dial tcp " + there + ": the configuration denies checks this address",
            Reports.of(new TcpType(strict, tls), LONG, Map.of("TCP", there)));
      }
    }
  }

  @Test
  void shouldTalkTlsWhereThatIsAsked() throws Exception {
    SSLContext context = TestCertificate.context("db.example");
    try (TestServer server = TestServer.tls(context, (in, out) -> in.read())) {
      String refused = tcp(LONG, Map.of("TCP", server.address(), "TCPUseTLS", true));
      assertTrue(refused.startsWith("critical x509: "), refused);
      assertEquals(
          "passing TCP connect " + server.address() + ": Success",
          tcp(LONG, Map.of("TCP", server.address(), "TCPUseTLS", true, "TLSSkipVerify", true)));
    }
    try (TestServer mute = TestServer.silent()) {
      assertEquals(
          "critical dial tcp " + mute.address() + ": i/o timeout",
          tcp(SHORT, Map.of("TCP", mute.address(), "TCPUseTLS", true)));
    }
  }

  @Test
  void shouldTalkAsTheAgentWhereThatIsConfigured() throws Exception {
    SSLContext context = TestCertificate.context("db.example");
    TlsClients agent = new TlsClients(true, "db.example");
    TlsContexts contexts = new Contexts(context);
    agent.use(contexts);
    agent.forget(contexts); // the service is being exchanged
    agent.use(contexts);
    try (TestServer server = TestServer.tls(context, (in, out) -> in.read())) {
      TcpType type = new TcpType(network, agent);
      Map<String, Object> members = Map.of("TCP", server.address(), "TCPUseTLS", true);
      assertEquals(
          "passing TCP connect " + server.address() + ": Success", Reports.of(type, LONG, members));
      String other =
          Reports.of(
              type,
              LONG,
              Map.of("TCP", server.address(), "TCPUseTLS", true, "TLSServerName", "web.example"));
      assertTrue(other.startsWith("critical x509: "), other);
    }
  }

  /** Certificates of an agent. */
  private record Contexts(SSLContext context) implements TlsContexts {

    @Override
    public SSLContext https() {
      throw new IllegalStateException();
    }

    @Override
    public boolean verifyIncomingHttps() {
      return false;
    }

    @Override
    public String[] protocols() {
      return new String[0];
    }

    @Override
    public String[] cipherSuites() {
      return new String[0];
    }

    @Override
    public RpcTls rpc() {
      return new RpcTls(
          context,
          true,
          true,
          true,
          "consul",
          new String[] {"TLSv1.3"},
          context.getDefaultSSLParameters().getCipherSuites(),
          List.of(),
          false);
    }
  }

  @Test
  void shouldBeWellWithUdpThatAnswersOrSaysNothing() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String target = "127.0.0.1:" + socket.getLocalPort();
      Thread echo =
          new Thread(
              () -> {
                try {
                  DatagramPacket packet = new DatagramPacket(new byte[16], 16);
                  socket.receive(packet);
                  packet.setLength(1);
                  socket.send(packet);
                } catch (java.io.IOException closed) {
                  Thread.currentThread().interrupt();
                }
              });
      echo.setDaemon(true);
      echo.start();
      assertEquals("passing UDP connect " + target + ": Success", udp(LONG, target));
      assertEquals("passing UDP connect " + target + ": Success", udp(SHORT, target));
    }
  }

  @Test
  void shouldFailWhenNobodyListensOnUdp() throws Exception {
    String target;
    try (DatagramSocket gone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      target = "127.0.0.1:" + gone.getLocalPort();
    }
    assertEquals("critical read udp " + target + ": read: connection refused", udp(LONG, target));
  }
}
