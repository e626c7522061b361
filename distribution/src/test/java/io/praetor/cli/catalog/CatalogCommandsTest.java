package io.praetor.cli.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.cli.StubAgent;
import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outputs as Consul 1.10.11 was seen to give them for the same answers. */
class CatalogCommandsTest {

  private static final String NODES =
      """
      [{"ID":"","Node":"cc1","Address":"10.21.0.1","Datacenter":"dc1","TaggedAddresses":null,
        "Meta":{"rack":"r1"}},
       {"ID":"ba39fecd-3ff4-1604-c63b-810dd74e02a9","Node":"golden","Address":"127.0.0.31",
        "Datacenter":"dc1","TaggedAddresses":{"wan":"127.0.0.31","lan":"127.0.0.31"},"Meta":{}}]
      """;

  private final TestTerminal terminal = new TestTerminal();
  private StubAgent agent;

  @BeforeEach
  void start() throws IOException {
    agent = new StubAgent();
    terminal.with("CONSUL_HTTP_ADDR", agent.address());
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  @Test
  void shouldListDatacenters() {
    agent.answering(200, "[\"dc1\",\"dc2\"]");
    assertEquals(0, terminal.run("catalog", "datacenters"));
    assertEquals("dc1\ndc2\n", terminal.out());
    assertEquals(1, terminal.run("catalog", "datacenters", "x"));
    assertEquals("Too many arguments (expected 0, got 1)\n", terminal.err());
  }

  @Test
  void shouldListNodes() {
    agent.answering(200, NODES);
    assertEquals(0, terminal.run("catalog", "nodes", "-near=_agent", "-node-meta=a=b"));
    assertEquals(
        """
        Node    ID        Address     DC
        cc1               10.21.0.1   dc1
        golden  ba39fecd  127.0.0.31  dc1
        """,
        terminal.out());
    assertEquals(List.of("GET /v1/catalog/nodes?near=_agent&node-meta=a%3Ab"), agent.requests());
  }

  @Test
  void shouldListNodesInDetail() {
    agent.answering(200, NODES);
    assertEquals(0, terminal.run("catalog", "nodes", "-detailed"));
    assertEquals(
        """
        Node    ID                                    Address     DC   TaggedAddresses                 Meta
        cc1                                           10.21.0.1   dc1                                  rack=r1
        golden  ba39fecd-3ff4-1604-c63b-810dd74e02a9  127.0.0.31  dc1  lan=127.0.0.31, wan=127.0.0.31 \s
        """,
        terminal.out());
  }

  @Test
  void shouldTellThatNoneMatches() {
    agent.answering(200, "[]");
    assertEquals(0, terminal.run("catalog", "nodes", "-service=absent"));
    assertEquals("", terminal.out());
    assertEquals("No nodes match the given query - try expanding your search.\n", terminal.err());
    assertEquals(List.of("GET /v1/catalog/service/absent"), agent.requests());
  }

  @Test
  void shouldListServices() {
    agent.answering(200, "{\"web\":[\"b\",\"a\"],\"consul\":[]}");
    assertEquals(
        0, terminal.run("catalog", "services", "-node-meta=b=c", "-node-meta=a=b", "-stale"));
    assertEquals("consul\nweb\n", terminal.out());
    assertEquals(
        List.of("GET /v1/catalog/services?stale&node-meta=a%3Ab&node-meta=b%3Ac"),
        agent.requests());
    assertEquals(0, terminal.run("catalog", "services", "-tags"));
    assertEquals("consul      \nweb         a,b\n", terminal.out());
  }

  @Test
  void shouldListTheServicesOfANode() {
    agent.answering(
        200,
        """
        {"Services":{"w1":{"Service":"web","Tags":["b"]},"w2":{"Service":"web","Tags":["a"]},
                     "d":{"Service":"db","Tags":null}}}
        """);
    assertEquals(0, terminal.run("catalog", "services", "-node=n/1", "-tags"));
    assertEquals("db       \nweb      a,b\n", terminal.out());
    assertEquals(List.of("GET /v1/catalog/node/n/1"), agent.requests());
    agent.answering(200, "null");
    assertEquals(0, terminal.run("catalog", "services", "-node=absent"));
    assertEquals(
        "No services match the given query - try expanding your search.\n", terminal.err());
  }

  @Test
  void shouldTellWhyServicesCannotBeListed() {
    agent.answering(500, "No path to datacenter");
    assertEquals(1, terminal.run("catalog", "services"));
    assertEquals(
        "Error listing services: Unexpected response code: 500 (No path to datacenter)\n",
        terminal.err());
    assertEquals(1, terminal.run("catalog", "services", "-node-meta=x"));
    assertEquals(
        "invalid value \"x\" for flag -node-meta: Missing \"=\" value in argument: x",
        terminal.err().lines().findFirst().orElse(""));
  }
}
