package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Authority;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that is wholly behind certificates, and who does not get into it. */
class TlsClusterIT {

  private static final Duration SOON = Duration.ofSeconds(90);

  private static final String SERVER_NAME = "server.dc1.consul";
  private static final String CLIENT_NAME = "client.dc1.consul";

  @TempDir Path directory;
  private final List<AgentProcess> agents = new ArrayList<>();
  private Authority authority;

  @Test
  void shouldHaveServersWithTheNameOfServersOnly() throws Exception {
    authority = new Authority("ours");
    try {
      AgentProcess first = agent("one", SERVER_NAME, ", \"server\": true, \"bootstrap_expect\": 3");
      agent("two", SERVER_NAME, ", \"server\": true, \"bootstrap_expect\": 3");
      agent("three", SERVER_NAME, ", \"server\": true, \"bootstrap_expect\": 3");
      AgentProcess client = agent("client", CLIENT_NAME, "");
      client.awaitLeader();
      client.awaitWrite(SOON, "by", "client");
      askOverHttps(client);
      refusesPlainText(client, 8501);
      refusesPlainText(first, 8300);
      keepsOutServersOfAnotherName(first);
      client.awaitWrite(SOON, "by", "the client that is left");
    } finally {
      agents.forEach(AgentProcess::close);
    }
  }

  /** It is a member, as gossip knows no certificates, but it gets no log and no vote. */
  private void keepsOutServersOfAnotherName(AgentProcess first) throws Exception {
    AgentProcess intruder = agent("intruder", CLIENT_NAME, ", \"server\": true");
    first.await(SOON, "/v1/agent/members", all -> all.contains("\"intruder\""));
    await(agents.subList(0, 3), "the certificate is not one of " + SERVER_NAME);
    assertFalse(intruder.client().bodyOf("/v1/kv/by?raw&stale").equals("client"));
    assertFalse(voters(first).contains("intruder"), () -> voters(first));
    assertEquals(500, intruder.client().get("/v1/kv/by?raw").statusCode());
  }

  private static String voters(AgentProcess agent) {
    return agent.client().get("/v1/operator/raft/configuration").body();
  }

  /** It depends on who leads which of them has to do with the other. */
  private static void await(List<AgentProcess> agents, String line) {
    Deadline deadline = new Deadline(SOON, line + " in the log of one of " + agents);
    while (agents.stream().noneMatch(agent -> agent.log().contains(line))) {
      deadline.pause();
    }
  }

  private void askOverHttps(AgentProcess agent) throws IOException {
    Path tls = directory.resolve("client/tls");
    String[] own = {
      "-client-cert=" + tls.resolve("cert.pem"), "-client-key=" + tls.resolve("key.pem")
    };
    Deadline deadline = new Deadline(SOON, "an answer over HTTPS of " + agent);
    while (!kvGet(agent, own).out().equals("client\n")) { // it may have to load its files first
      deadline.pause();
    }
    Cli.Result nameless = kvGet(agent);
    assertEquals(1, nameless.exit(), nameless::out);
    await(List.of(agent), "it shows no certificate");
  }

  private Cli.Result kvGet(AgentProcess agent, String... own) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "kv",
                "get",
                "-http-addr=https://" + agent.address() + ":8501",
                "-ca-file=" + directory.resolve("client/tls/ca.pem"),
                "-tls-server-name=" + CLIENT_NAME));
    arguments.addAll(List.of(own));
    arguments.add("by");
    return Cli.run(directory, arguments.toArray(String[]::new));
  }

  private static void refusesPlainText(AgentProcess agent, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(agent.address(), port));
      socket.setSoTimeout((int) SOON.toMillis());
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertFalse(answer.startsWith("HTTP"), answer);
    }
  }

  private AgentProcess agent(String name, String dnsName, String more) throws Exception {
    Path tls = directory.resolve(name).resolve("tls");
    authority.issue(tls, dnsName);
    Files.writeString(tls.resolve("ca.pem"), authority.pem());
    String files =
        """
        , "ca_file": "%1$s/ca.pem", "cert_file": "%1$s/cert.pem", "key_file": "%1$s/key.pem",
        "verify_incoming": true, "verify_outgoing": true, "verify_server_hostname": true,
        "ports": {"https": 8501}, "retry_interval": "1s"
        """;
    String join = agents.isEmpty() ? "" : ", \"retry_join\": [\"" + agents.get(0).address() + "\"]";
    AgentProcess agent =
        AgentProcess.agent(directory, name, more + files.formatted(tls) + join).start();
    agents.add(agent);
    return agent;
  }
}
