package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Dns;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members that are bound to the certificates of their agents, and who passes for another. */
class MemberBindingIT {

  /** A name is free half a minute after its owner was found dead, and the machine may be busy. */
  private static final Duration SOON = Duration.ofMinutes(3);

  private static final String SERVER =
      ", \"server\": true, \"bootstrap\": true, \"praetor\": {\"bind_members\": true}";

  private static final String QUICK =
      """
      , "gossip_lan": {"probe_interval": "300ms", "probe_timeout": "150ms",
        "gossip_interval": "50ms", "suspicion_mult": 2},
      "verify_incoming": true, "verify_outgoing": true, "verify_server_hostname": true
      """;

  @TempDir Path directory;
  private final List<AgentProcess> agents = new ArrayList<>();
  private AgentProcess server;
  private AgentProcess web;

  @BeforeEach
  void start() throws IOException {
    make("ca", "create");
    make("cert", "create", "-server");
    make("cert", "create", "-client", "-additional-dnsname=web-1");
    make("cert", "create", "-client", "-additional-dnsname=web-2.node.dc1.consul");
    server = agent(directory, "server-1", "dc1-server-consul-0", SERVER).start().awaitLeader();
    agents.add(server);
    web =
        client("web-1", "dc1-client-consul-0")
            .config("web.json", "{\"service\": {\"name\": \"web\", \"port\": 80}}");
    web.start();
    passes(web);
  }

  @AfterEach
  void stop() {
    agents.forEach(AgentProcess::close);
  }

  /** Server and client are there with their health, on a cluster that has begun from nothing. */
  private void passes(AgentProcess agent) {
    server.await(
        SOON, "/v1/health/service/web?passing", all -> all.contains(quoted(agent.address())));
    server.await(
        SOON, "/v1/health/service/consul?passing", all -> all.contains(quoted(server.address())));
    new Dns(server).await(SOON, "web-1.node.consul", "A", Set.of(agent.address())::equals);
  }

  @Test
  void shouldKnowEveryServer() throws IOException {
    List<AgentProcess> servers = new ArrayList<>(List.of(server));
    for (String name : List.of("server-2", "server-3")) {
      String more = ", \"server\": true, \"praetor\": {\"bind_members\": true}" + join();
      AgentProcess next = agent(directory, name, "dc1-server-consul-0", more);
      agents.add(next);
      servers.add(next.start());
    }
    String passing = "/v1/health/service/consul?passing";
    servers.forEach(one -> server.await(SOON, passing, all -> all.contains(quoted(one.address()))));
    servers.get(1).await(SOON, "/v1/status/peers", all -> all.split(",").length == 3);
    server.kill();
    servers
        .get(1)
        .await(
            SOON,
            passing,
            all ->
                !all.contains(quoted(server.address()))
                    && all.contains(quoted(servers.get(1).address()))
                    && all.contains(quoted(servers.get(2).address())));
    servers.get(2).await(SOON, "/v1/health/service/web?passing", all -> all.contains("web-1"));
  }

  @Test
  void shouldKeepOutWhoseCertificateDoesNotNameItsNode() throws IOException {
    AgentProcess liar = client("db-1", "dc1-client-consul-1");
    liar.start();
    server.await(SOON, "/v1/agent/members", all -> all.contains("\"db-1\""));
    String refusal = "Permission denied: the certificate of the agent does not name node \"db-1\"";
    liar.await(SOON, "/v1/kv/a", refusal::equals);
    assertEquals(403, liar.client().send("PUT", "/v1/kv/a", "b").statusCode());
    String named = "its certificate does not name node \"db-1\" but [";
    server.await(SOON, "/v1/agent/self", all -> server.log().contains(named));
    String line = "Member db-1 at " + liar.address() + " is not registered at this";
    server.await(SOON, "/v1/agent/self", all -> server.log().contains(line));
    assertFalse(server.client().bodyOf("/v1/catalog/nodes").contains("db-1"));
    assertEquals(Set.of(), new Dns(server).lookup("db-1.node.consul", "A"));
    liar.await(SOON, "/v1/agent/self", all -> liar.log().contains(refusal));
  }

  @Test
  void shouldLetAnAgentWriteNoMemberButItself() throws IOException {
    AgentProcess other = client("web-2", "dc1-client-consul-1");
    other.start().awaitLeader();
    String refusal =
        "Permission denied: node \"web-1\" is a member's and written by its own agent only, not by"
            + " that of node \"web-2\"";
    String moved = "{\"Node\": \"web-1\", \"Address\": \"192.0.2.1\"}";
    refused(other, refusal, "/v1/catalog/register", moved);
    refused(other, refusal, "/v1/catalog/deregister", "{\"Node\": \"web-1\"}");
    refused(
        other,
        refusal,
        "/v1/txn",
        "[{\"Node\": {\"Verb\": \"set\", \"Node\": %s}}]".formatted(moved));
    String external = "{\"Node\": \"ext\", \"Address\": \"192.0.2.1\"}";
    assertEquals(200, put(other, "/v1/catalog/register", external).statusCode());
    assertEquals(Set.of("192.0.2.1"), new Dns(server).lookup("ext.node.consul", "A"));
    passes(web);
  }

  /** It has the key of gossip and a certificate of its own, and waits until its victim is down. */
  @Test
  void shouldLeaveANodeWhereItIsWhenAnotherTakesItsName() throws IOException {
    web.kill();
    server.await(SOON, "/v1/health/node/web-1", all -> all.contains("\"critical\""));
    AgentProcess impostor =
        agent(directory.resolve("impostor"), "web-1", "dc1-client-consul-1", join());
    agents.add(impostor);
    impostor.start();
    server.await(SOON, "/v1/agent/members", all -> isAlive(all, impostor.address()));
    String line =
        "Member web-1 at %s is not registered at this address: its node is at %s"
            .formatted(impostor.address(), web.address());
    server.await(SOON, "/v1/agent/self", all -> server.log().contains(line));
    assertTrue(server.client().bodyOf("/v1/health/node/web-1").contains("\"critical\""));
    assertEquals("[]", server.client().bodyOf("/v1/health/service/web?passing"));
    assertFalse(server.client().bodyOf("/v1/catalog/nodes").contains(impostor.address()));
    assertEquals(Set.of(web.address()), new Dns(server).lookup("web-1.node.consul", "A"));
    assertEquals(Set.of(), new Dns(server).lookup("web.service.consul", "A"));
  }

  /** The machine gets another address; nobody has to do anything. */
  @Test
  void shouldFollowAnAgentToAnotherAddress() throws IOException {
    web.kill();
    AgentProcess moved =
        agent(directory.resolve("moved"), "web-1", "dc1-client-consul-0", join())
            .config("z.json", "{\"data_dir\": \"%s\"}".formatted(web.dataDirectory()))
            .config("web.json", "{\"service\": {\"name\": \"web\", \"port\": 80}}");
    agents.add(moved);
    moved.start();
    passes(moved);
  }

  /** Whether whoever is there is alive; its state stands behind its tags. */
  private static boolean isAlive(String members, String address) {
    String state = "\"Status\":";
    int there = members.indexOf(quoted(address));
    int at = there < 0 ? -1 : members.indexOf(state, there);
    return at >= 0 && members.substring(at + state.length()).strip().startsWith("1,");
  }

  private static void refused(AgentProcess agent, String refusal, String path, String body) {
    HttpResponse<String> answer = put(agent, path, body);
    assertEquals(403, answer.statusCode(), answer::body);
    assertEquals(refusal, answer.body());
  }

  private static HttpResponse<String> put(AgentProcess agent, String path, String body) {
    return agent.client().send("PUT", path, body);
  }

  private static String quoted(String address) {
    return '"' + address + '"';
  }

  private void make(String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("tls"));
    words.addAll(List.of(arguments));
    Cli.Result made = Cli.run(directory, words.toArray(String[]::new));
    assertEquals(0, made.exit(), made::err);
  }

  private String join() {
    return ", \"retry_join\": [\"%s\"], \"retry_interval\": \"1s\"".formatted(server.address());
  }

  private AgentProcess client(String name, String certificate) throws IOException {
    AgentProcess client = agent(directory, name, certificate, join());
    agents.add(client);
    return client;
  }

  private AgentProcess agent(Path place, String name, String certificate, String more)
      throws IOException {
    assertTrue(Files.isRegularFile(directory.resolve(certificate + ".pem")), certificate);
    String files =
        """
        , "ca_file": "%1$s/consul-agent-ca.pem", "cert_file": "%1$s/%2$s.pem",
        "key_file": "%1$s/%2$s-key.pem"
        """;
    return AgentProcess.agent(place, name, more + QUICK + files.formatted(directory, certificate));
  }
}
