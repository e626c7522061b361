package io.praetor.itest.swap;

import io.praetor.itest.harness.AgentProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How long one port of an agent gives no answer while something is done. It is asked again and
 * again, each time as if nobody had asked before, and at once when there was no answer.
 */
final class Silence {

  /** An answer that takes longer will not come: what was asked is lost. */
  private static final int LIMIT_MILLIS = 50;

  private static final int HTTP_PORT = 8500;
  private static final String REQUEST =
      "GET /v1/agent/version HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  /** What is replaced, and with it silent for a moment. */
  enum Port {
    HTTP,
    DNS,
    GOSSIP
  }

  /** What is done meanwhile. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  private Silence() {}

  /** The longest time between two answers while an action runs, and until one after it. */
  static Duration during(Port port, AgentProcess agent, String name, Action action)
      throws IOException {
    Requests probes = new Requests();
    Requests.Attempt probe = probe(port, agent, name);
    try (Workers worker = new Workers()) {
      worker.add("probe " + port, 1, () -> probes.make("probe", probe));
      awaitAnswer(probes);
      probes.gap("probe").begin();
      action.run();
      awaitAnswer(probes);
      return probes.gap("probe").longest();
    }
  }

  private static void awaitAnswer(Requests probes) {
    probes.gap("probe").awaitNext();
  }

  private static Requests.Attempt probe(Port port, AgentProcess agent, String name)
      throws IOException {
    return switch (port) {
      case HTTP -> () -> get(agent.address());
      case DNS -> {
        DnsProbe dns = new DnsProbe(agent.address(), LIMIT_MILLIS);
        yield () -> dns.ask("web.service.consul");
      }
      case GOSSIP -> new GossipProbe(agent.address(), name, LIMIT_MILLIS)::ping;
    };
  }

  /** On a connection of its own, which any load balancer or monitor would make, too. */
  private static void get(String address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, HTTP_PORT), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS * 10);
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      if (!answer.startsWith("HTTP/1.1 200")) {
        throw new IOException("'" + answer + "'");
      }
    }
  }
}
