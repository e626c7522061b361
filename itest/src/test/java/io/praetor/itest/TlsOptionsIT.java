package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Authority;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.TlsPeer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From each option of TLS to the handshake that it allows or refuses, and the line that says so.
 */
class TlsOptionsIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** A line about refusals comes at most once a second. */
  private static final Duration PAUSE = Duration.ofMillis(1_100);

  private static final Duration DAY = Duration.ofDays(1);

  /** The kind of a TLS record (RFC 8446 §5.1). */
  private static final int ALERT = 21;

  private static final int HTTPS = 8501;
  private static final int RPC = 8300;

  private static final String ECDSA_128 = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
  private static final String ECDSA_256 = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";

  private static final String NO_CERTIFICATE = "it shows no certificate";

  /**
   * The greeting of a client that knows TLS 1.0 and nothing newer (RFC 2246, 7.4.1.2), with its
   * groups, points and signatures: the platform's own client no longer says that.
   */
  private static final String HELLO =
      "1603010047"
          + "010000430301"
          + "00".repeat(32)
          + "000004c009c02b01000016"
          + "000a000400020017000b00020100000d000400020403";

  @TempDir Path directory;
  private Authority authority;
  private Authority stranger;
  private AgentProcess agent;

  /** Makes a connection and fails if it is refused. */
  private interface Approach {

    void to(InetSocketAddress port, IntConsumer from) throws Exception;
  }

  @BeforeEach
  void make() throws Exception {
    authority = new Authority("ours");
    stranger = new Authority("theirs");
    authority.issue(directory, "server.dc1.consul");
    Files.createDirectories(directory.resolve("cas"));
    Files.writeString(directory.resolve("cas/ca.pem"), authority.pem());
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  private void start(String options) throws IOException {
    String common =
        """
        , "server": true, "bootstrap": true, "ports": {"https": %d},
        "cert_file": "%2$s/cert.pem", "key_file": "%2$s/key.pem",
        """;
    String all = (common + options).formatted(HTTPS, directory);
    agent = AgentProcess.agent(directory, "agent", all).start().awaitLeader();
  }

  private TlsPeer known() throws Exception {
    return TlsPeer.of(authority, authority, DAY);
  }

  private TlsPeer nameless() throws Exception {
    return TlsPeer.nameless(authority);
  }

  @Test
  void shouldServeAnybodyUnlessTold() throws Exception {
    start("\"ca_file\": \"%2$s/cas/ca.pem\"");
    for (int port : new int[] {HTTPS, RPC}) {
      allows(port, nameless()::meet);
      allows(port, nameless().version("TLSv1.3")::meet);
      refuses(port, TlsPeer.nameless(stranger)::meet, "it ended the TLS handshake: ");
      refuses(port, this::oldHello, "TLSv1");
    }
    refuses(HTTPS, this::plain, "not TLS");
    refuses(RPC, this::plain, "it does not speak this protocol");
  }

  @Test
  void shouldDemandCertificatesEverywhere() throws Exception {
    start("\"ca_path\": \"%2$s/cas\", \"verify_incoming\": true");
    for (int port : new int[] {HTTPS, RPC}) {
      allows(port, known()::meet);
      refuses(port, nameless()::meet, NO_CERTIFICATE);
      refuses(
          port,
          TlsPeer.of(authority, stranger, DAY)::meet,
          "certificate of CN=peer, issued by CN=theirs: no configured authority vouches for it");
      refuses(
          port,
          TlsPeer.of(authority, authority, DAY.negated())::meet,
          "certificate of CN=peer, issued by CN=ours: expired, NotAfter: ");
    }
    refuses(RPC, this::greeting, "it does not use TLS, which verify_incoming demands");
  }

  @Test
  void shouldDemandCertificatesOfHttpsOnly() throws Exception {
    start("\"ca_file\": \"%2$s/cas/ca.pem\", \"verify_incoming_https\": true");
    allows(HTTPS, known()::meet);
    refuses(HTTPS, nameless()::meet, NO_CERTIFICATE);
    allows(RPC, nameless()::meet);
    allows(RPC, this::greeting);
  }

  @Test
  void shouldDemandCertificatesOfAgentsOnly() throws Exception {
    start("\"ca_file\": \"%2$s/cas/ca.pem\", \"verify_incoming_rpc\": true");
    allows(HTTPS, nameless()::meet);
    allows(RPC, known()::meet);
    refuses(RPC, nameless()::meet, NO_CERTIFICATE);
  }

  @Test
  void shouldTellProtocolsApart() throws Exception {
    start(
        """
        "tls": {"defaults": {"ca_file": "%2$s/cas/ca.pem", "tls_min_version": "TLSv1_3"},
         "https": {"tls_min_version": "TLSv1_2", "tls_cipher_suites": "SUITE", "verify_incoming": true},
         "internal_rpc": {"verify_server_hostname": true}}
        """
            .replace("SUITE", ECDSA_256));
    allows(HTTPS, known().suites(ECDSA_256)::meet);
    refuses(HTTPS, known().suites(ECDSA_128)::meet, "no cipher suites in common");
    refuses(HTTPS, nameless()::meet, NO_CERTIFICATE);
    allows(RPC, nameless().version("TLSv1.3")::meet);
    refuses(RPC, nameless()::meet, "TLSv1.2");
  }

  @Test
  void shouldTakeOldNamesOfVersionsAndSuites() throws Exception {
    start("\"tls_min_version\": \"tls12\", \"tls_cipher_suites\": \"" + ECDSA_128 + "\"");
    for (int port : new int[] {HTTPS, RPC}) {
      allows(port, nameless().suites(ECDSA_128)::meet);
      allows(port, nameless().version("TLSv1.3")::meet);
      refuses(port, nameless().suites(ECDSA_256)::meet, "no cipher suites in common");
    }
  }

  private InetSocketAddress at(int port) {
    return new InetSocketAddress(agent.address(), port);
  }

  private void allows(int port, Approach approach) throws Exception {
    approach.to(at(port), from -> {});
  }

  /** One line tells of it, though not every time. */
  private void refuses(int port, Approach approach, String reason) throws Exception {
    Set<Integer> peers = new HashSet<>();
    Deadline deadline = new Deadline(SOON, reason + " in the log of " + agent, PAUSE);
    while (linesOf(port, peers).isEmpty()) {
      assertRefused(port, approach, peers);
      deadline.pause();
    }
    for (int peer : peers) {
      List<String> lines = linesOf(port, Set.of(peer));
      assertTrue(lines.size() <= 1, lines::toString);
      lines.forEach(line -> assertTrue(line.contains(reason), line));
    }
  }

  private void assertRefused(int port, Approach approach, Set<Integer> peers) throws Exception {
    assertThrows(IOException.class, () -> approach.to(at(port), peers::add));
  }

  /** The same port of a peer may have been used for both ports of the agent. */
  private List<String> linesOf(int port, Set<Integer> peers) {
    String listener = port == HTTPS ? "TLS handshake error from " : "Refused a connection from ";
    return agent
        .log()
        .lines()
        .filter(line -> line.contains(listener))
        .filter(line -> peers.stream().anyMatch(peer -> line.contains(":" + peer + ": ")))
        .toList();
  }

  private void plain(InetSocketAddress port, IntConsumer from) throws IOException {
    say(port, from, "GET /v1/status/leader HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** As agents greet each other without TLS. */
  private void greeting(InetSocketAddress port, IntConsumer from) throws IOException {
    say(port, from, new byte[] {'P', 'R', 'T', 1});
  }

  private void oldHello(InetSocketAddress port, IntConsumer from) throws IOException {
    say(port, from, HexFormat.of().parseHex(HELLO));
  }

  /** Is refused when the answer is an end, an alert, or nothing. */
  private static void say(InetSocketAddress port, IntConsumer from, byte[] bytes)
      throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(port);
      socket.setSoTimeout((int) SOON.toMillis());
      from.accept(socket.getLocalPort());
      socket.getOutputStream().write(bytes);
      int answer = socket.getInputStream().read();
      if (answer < 0 || answer == ALERT) {
        throw new IOException("refused");
      }
    }
  }
}
