package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Authority;
import io.praetor.itest.harness.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents that talk to each other with certificates only, and what strangers get at their port. */
class TlsAgentsIT {

  /** Generous: the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final int PORT = 8300;
  private static final int READ_MILLIS = 10_000;
  private static final int UNAVAILABLE = 503;

  /** An alert of TLS or a greeting is less. */
  private static final int MUCH = 500;

  private static final String SERVER = ", \"server\": true, \"bootstrap\": true";
  private static final String SERVER_NAME = "server.dc1.consul";

  @TempDir Path directory;
  private Authority authority;

  @BeforeEach
  void make() throws Exception {
    authority = new Authority("ours");
  }

  @Test
  void shouldTalkOnlyToThoseWithACertificate() throws Exception {
    try (AgentProcess server = agent("server", SERVER, authority, SERVER_NAME);
        AgentProcess second = agent("second", second(server), authority, SERVER_NAME);
        AgentProcess client = agent("client", join(server), authority, "client.dc1.consul")) {
      server.start().awaitLeader();
      second.start();
      client.start().awaitLeader();
      assertTrue(client.client().put("by", "client"));
      second.await(SOON, "/v1/kv/by?raw", "client"::equals);
      keepsOut(server, agent("other", join(server), new Authority("other"), SERVER_NAME));
      keepsOut(server, AgentProcess.agent(directory, "plain", join(server)));
      shrugsOff(server);
      follows(server, second, client);
      assertFalse(server.log().contains("\tat "), server::log);
    }
  }

  @Test
  void shouldShrugOffGarbageWithoutTls() throws IOException {
    try (AgentProcess server = AgentProcess.agent(directory, "server", SERVER)) {
      server.start().awaitLeader();
      shrugsOff(server);
      assertFalse(server.log().contains("\tat "), server::log);
    }
  }

  /** It may gossip, but no request of it reaches a server. */
  private static void keepsOut(AgentProcess server, AgentProcess stranger) throws IOException {
    try (stranger) {
      stranger.start();
      server.await(SOON, "/v1/agent/members", all -> all.contains(stranger.address()));
      HttpResponse<String> refused = stranger.client().send("PUT", "/v1/kv/by", "stranger");
      Deadline deadline = new Deadline(SOON, "an answer of " + stranger.address());
      while (refused.statusCode() == UNAVAILABLE) { // it has only begun
        deadline.pause();
        refused = stranger.client().send("PUT", "/v1/kv/by", "stranger");
      }
      assertEquals(500, refused.statusCode(), refused::body);
      assertEquals("client", server.client().get("/v1/kv/by?raw").body());
    }
  }

  /** Bytes that mean nothing, lengths that lie, and connections that never say anything. */
  private static void shrugsOff(AgentProcess server) throws IOException {
    List<Socket> silent = List.of(open(server), open(server), open(server));
    Random random = new Random(1);
    for (int first : new int[] {0, 1, 3, 4, 5, 6, 'P', 'G', 0x16, 0x7f, 0xff}) {
      byte[] noise = new byte[5_000];
      random.nextBytes(noise);
      byte[] lies = new byte[64];
      Arrays.fill(lies, (byte) 0xff);
      for (byte[] message : List.of(noise, lies, new byte[5_000])) {
        message[0] = (byte) first;
        tell(server, message);
      }
    }
    assertTrue(server.client().put("after", "garbage"));
    for (Socket socket : silent) {
      socket.close();
    }
  }

  /** The server may end the connection at any time. */
  private static void tell(AgentProcess server, byte[] message) throws IOException {
    try (Socket socket = open(server)) {
      socket.getOutputStream().write(message);
      socket.shutdownOutput();
      int answered = socket.getInputStream().readNBytes(MUCH).length;
      assertTrue(answered < MUCH, () -> answered + " bytes for garbage");
    } catch (SocketException refused) {
      assertTrue(server.client().hasLeader());
    }
  }

  private static Socket open(AgentProcess server) throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(READ_MILLIS);
    socket.connect(new InetSocketAddress(server.address(), PORT), READ_MILLIS);
    return socket;
  }

  /** Certificates of another authority are taken over one agent after the other. */
  private void follows(AgentProcess server, AgentProcess second, AgentProcess client)
      throws Exception {
    Authority next = new Authority("next");
    List<AgentProcess> agents = List.of(server, second, client);
    trust(agents, authority.pem() + next.pem());
    for (AgentProcess agent : agents) {
      next.issue(tls(agent), SERVER_NAME);
    }
    trust(agents, authority.pem() + next.pem());
    trust(agents, next.pem());
    // Connections made before are none of the new certificate's.
    second.kill();
    second.start();
    client.kill();
    client.start().awaitLeader();
    assertTrue(client.client().put("by", "the next authority"));
    second.await(SOON, "/v1/kv/by?raw", "the next authority"::equals);
  }

  private static void trust(List<AgentProcess> agents, String authorities) throws IOException {
    for (AgentProcess agent : agents) {
      Files.writeString(tls(agent).resolve("ca.pem"), authorities);
      assertEquals(200, agent.client().send("PUT", "/v1/agent/reload", "").statusCode());
    }
  }

  private static Path tls(AgentProcess agent) {
    return agent.configDirectory().resolveSibling("tls");
  }

  private AgentProcess agent(String name, String more, Authority signer, String dnsName)
      throws Exception {
    Path tls = directory.resolve(name).resolve("tls");
    signer.issue(tls, dnsName);
    Files.writeString(tls.resolve("ca.pem"), signer.pem());
    String files =
        """
        , "ca_file": "%1$s/ca.pem", "cert_file": "%1$s/cert.pem", "key_file": "%1$s/key.pem",
        "verify_incoming": true, "verify_outgoing": true, "verify_server_hostname": true
        """;
    return AgentProcess.agent(directory, name, more + files.formatted(tls));
  }

  private static String second(AgentProcess server) {
    return ", \"server\": true" + join(server);
  }

  private static String join(AgentProcess server) {
    String join = ", \"retry_join\": [\"%s\"], \"retry_interval\": \"1s\"";
    return join.formatted(server.address());
  }
}
