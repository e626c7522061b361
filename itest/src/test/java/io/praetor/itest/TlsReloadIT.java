package io.praetor.itest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Authority;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.TlsPeer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that are exchanged while the agent serves. */
class TlsReloadIT {

  private static final int HTTPS = 8501;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String ASK = "GET /v1/status/leader HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String OK = "HTTP/1.1 200";

  @TempDir Path directory;

  @Test
  void shouldShowNewCertificatesToNewConnectionsAndKeepTheOthers() throws Exception {
    Authority authority = new Authority("ours");
    authority.issue(directory, "server.dc1.consul");
    String options =
        """
        , "server": true, "bootstrap": true, "ports": {"https": %d},
        "cert_file": "%2$s/cert.pem", "key_file": "%2$s/key.pem"
        """;
    String more = options.formatted(HTTPS, directory);
    TlsPeer peer = TlsPeer.nameless(authority);
    try (AgentProcess agent = AgentProcess.agent(directory, "agent", more).start().awaitLeader()) {
      InetSocketAddress port = new InetSocketAddress(agent.address(), HTTPS);
      try (SSLSocket open = peer.open(port)) {
        Certificate before = open.getSession().getPeerCertificates()[0];
        assertEquals(OK, status(open));
        authority.issue(directory, "server.dc1.consul");
        agent.signal("HUP");
        Deadline deadline = new Deadline(SOON, "the new certificate");
        while (before.equals(shown(peer, port))) {
          deadline.pause();
        }
        assertEquals(OK, status(open));
      }
    }
  }

  private static Certificate shown(TlsPeer peer, InetSocketAddress port) throws IOException {
    try (SSLSocket fresh = peer.open(port)) {
      assertEquals(OK, status(fresh));
      return fresh.getSession().getPeerCertificates()[0];
    }
  }

  /** Asks, and reads on until the next answer would begin. */
  private static String status(SSLSocket connection) throws IOException {
    connection.getOutputStream().write(ASK.getBytes(US_ASCII));
    StringBuilder answer = new StringBuilder();
    int next = 0;
    while (next >= 0 && !isWhole(answer.toString())) {
      next = connection.getInputStream().read();
      answer.append((char) next);
    }
    return answer.substring(0, Math.min(answer.length(), OK.length()));
  }

  private static boolean isWhole(String answer) {
    int body = answer.indexOf("\r\n\r\n");
    String length = answer.replaceFirst("(?is).*\r\ncontent-length: *(\\d+)\r\n.*", "$1");
    return body >= 0 && answer.length() - body - 4 >= Integer.parseInt(length);
  }
}
