package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Authority;
import io.praetor.itest.harness.Crowd;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.KvClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strangers who want to use up what the agent has (attack class A): it keeps serving others
 * meanwhile, and nobody has to help it afterwards.
 */
class ExhaustionIT {

  private static final int SLOW = 5_000;
  private static final int HALF_OPEN = 10_000;

  /** How long anybody else may have to wait for an answer. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** By then every stranger must have been sent away; heads may take 15 s, handshakes 5 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Routes that take a body, of every bundle. */
  private static final List<String> BODIES =
      List.of(
          "/v1/kv/a",
          "/v1/txn",
          "/v1/catalog/register",
          "/v1/catalog/deregister",
          "/v1/session/create",
          "/v1/agent/service/register",
          "/v1/agent/check/register",
          "/v1/agent/check/update/a",
          "/v1/event/fire/a",
          "/v1/query",
          "/v1/config",
          "/v1/connect/intentions/exact?source=a&destination=b",
          "/v1/coordinate/update",
          "/v1/operator/autopilot/configuration",
          "/v1/snapshot",
          "/v1/acl/bootstrap",
          "/v1/acl/login",
          "/v1/acl/token",
          "/v1/acl/policy",
          "/v1/acl/role",
          "/v1/acl/rules/translate",
          "/v1/agent/token/default",
          "/v1/internal/acl/authorize",
          "/v1/agent/plugins/a.jar");

  @TempDir Path directory;

  private static InetSocketAddress at(AgentProcess agent, int port) {
    return new InetSocketAddress(agent.address(), port);
  }

  /** Others are served while the strangers are there, and as long as it takes to be rid of them. */
  private static void outlast(AgentProcess agent, Crowd crowd, String more) throws IOException {
    KvClient other = agent.client();
    Deadline deadline = new Deadline(PATIENCE, "the end of all strangers", PAUSE);
    int round = 0;
    do {
      long began = System.nanoTime();
      assertTrue(other.put("round", Integer.toString(round++)));
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      assertTrue(took.compareTo(ANSWER) < 0, () -> "an answer took " + took);
      crowd.say(more);
      deadline.pause();
    } while (crowd.remaining() > 0);
    assertTrue(agent.client().put("after", "them"), "a new connection is served");
  }

  @Test
  void shouldServeOthersWhileThousandsSendTheirRequestsByteByByte() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      try (Crowd crowd = new Crowd("127.201", SLOW, at(agent, 8500))) {
        crowd.say("PUT /v1/kv/a HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        outlast(agent, crowd, "x");
      }
    }
  }

  @Test
  void shouldServeOthersWhileThousandsOpenHandshakesAndGoNoFurther() throws Exception {
    Path tls = Files.createDirectory(directory.resolve("tls"));
    Authority authority = new Authority("ours");
    authority.issue(tls, "server.dc1.consul");
    Files.writeString(tls.resolve("ca.pem"), authority.pem());
    String files =
        """
        , "server": true, "bootstrap": true, "ports": {"https": 8501}, "ca_file": "%1$s/ca.pem",
        "cert_file": "%1$s/cert.pem", "key_file": "%1$s/key.pem"
        """;
    try (AgentProcess agent = AgentProcess.agent(directory, "tls-1", files.formatted(tls))) {
      agent.start().awaitLeader();
      for (int port : new int[] {8501, 8300}) {
        try (Crowd crowd = new Crowd("127.202", HALF_OPEN / 2, at(agent, port))) {
          outlast(agent, crowd, "");
        }
      }
    }
  }

  /** Three quarters of them are for clients; the rest keeps log, state and cluster going. */
  @Test
  void shouldKeepTheDescriptorsThatItNeedsItself() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.config("limits.json", "{\"limits\": {\"http_max_conns_per_client\": 100000}}");
      agent.startAs(
          List.of(
              "prlimit",
              "--nofile=800:800",
              AgentProcess.home().resolve("bin/consul").toString(),
              "agent",
              "-config-dir",
              agent.configDirectory().toString()));
      agent.awaitLeader();
      KvClient before = agent.client();
      assertTrue(before.put("before", "them"));
      try (Crowd crowd = new Crowd("127.203", 1_200, at(agent, 8500))) {
        for (int n = 0; n < 50; n++) {
          assertTrue(before.put("k" + n, "during"));
        }
        Deadline sentAway = new Deadline(PATIENCE, "no more than there are descriptors", PAUSE);
        while (crowd.remaining() >= 800) {
          sentAway.pause();
        }
      }
      Deadline deadline = new Deadline(PATIENCE, "a new connection", PAUSE);
      while (!agent.client().hasLeader()) {
        deadline.pause();
      }
      assertTrue(agent.client().put("after", "them"));
    }
  }

  @Test
  void shouldNotWaitForeverForBodiesThatNeverCome() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      for (String length : List.of("100", "60000", "99999999999999", "99999999999999999999")) {
        for (String path : BODIES) {
          String head = "PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
          try (Crowd crowd = new Crowd("127.204", 2, at(agent, 8500))) {
            crowd.say(head + length + "\r\n\r\n{");
            assertTrue(agent.client().put("while", path));
          }
        }
      }
      try (Crowd crowd = new Crowd("127.204", BODIES.size(), at(agent, 8500))) {
        crowd.say("PUT /v1/txn HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
        outlast(agent, crowd, "");
      }
    }
  }
}
