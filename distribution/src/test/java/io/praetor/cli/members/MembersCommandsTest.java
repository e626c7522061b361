package io.praetor.cli.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.StubAgent;
import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outputs as Consul 1.10.11 was seen to give them for the same answers. */
class MembersCommandsTest {

  private static final String MEMBERS =
      """
      [{"Name":"c1","Addr":"127.0.70.2","Port":8301,"Status":1,"Tags":{"build":"1.10.11:abc",
        "dc":"dc1","role":"node","segment":"","vsn":"2"}},
       {"Name":"s2","Addr":"::1","Port":8301,"Status":4,"Tags":{"build":"0.1.0:","dc":"dc1",
        "role":"consul","segment":"","vsn":"2"}},
       {"Name":"s1","Addr":"127.0.70.1","Port":8301,"Status":1,"Tags":{"build":"0.1.0:",
        "dc":"dc1","role":"consul","segment":"","vsn":"2"}},
       {"Name":"web","Addr":"127.0.70.3","Port":1,"Status":3,"Tags":{}}]
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
  void shouldListMembers() {
    agent.answering(200, MEMBERS);
    assertEquals(0, terminal.run("members"));
    assertEquals(
        """
        Node  Address          Status  Type     Build    Protocol  DC   Segment
        s1    127.0.70.1:8301  alive   server   0.1.0    2         dc1  <all>
        s2    [::1]:8301       failed  server   0.1.0    2         dc1  <all>
        c1    127.0.70.2:8301  alive   client   1.10.11  2         dc1  <default>
        web   127.0.70.3:1     left    unknown                         \s
        """,
        terminal.out());
    assertEquals(List.of("GET /v1/agent/members?segment=_all"), agent.requests());
  }

  @Test
  void shouldListMembersInDetailByStatus() {
    agent.answering(200, MEMBERS);
    assertEquals(0, terminal.run("members", "-wan", "-detailed", "-status=^fail"));
    assertEquals(
        """
        Node  Address     Status  Tags
        s2    [::1]:8301  failed  build=0.1.0:,dc=dc1,role=consul,segment=<all>,vsn=2
        """,
        terminal.out());
    assertEquals(List.of("GET /v1/agent/members?segment=_all&wan=1"), agent.requests());
    assertEquals(2, terminal.run("members", "-status=leaving"));
    assertEquals("", terminal.out() + terminal.err());
    assertEquals(1, terminal.run("members", "-status=["));
    assertTrue(terminal.err().startsWith("Failed to compile status regexp: "), terminal.err());
  }

  @Test
  void shouldTellWhatTheAgentRefuses() {
    agent.answering(500, "no segments");
    assertEquals(1, terminal.run("members", "-segment=x"));
    assertEquals(
        "Error retrieving members: Unexpected response code: 500 (no segments)\n", terminal.err());
  }

  @Test
  void shouldJoinAndCount() {
    assertEquals(0, terminal.run("join", "-wan", "10.0.0.1", "[::1]:8301"));
    assertEquals("Successfully joined cluster by contacting 2 nodes.\n", terminal.out());
    assertEquals(
        List.of("PUT /v1/agent/join/10.0.0.1?wan=1", "PUT /v1/agent/join/%5B::1%5D:8301?wan=1"),
        agent.requests());
    agent.answering(500, "refused");
    assertEquals(1, terminal.run("join", "a"));
    assertEquals(
        """
        Error joining address 'a': Unexpected response code: 500 (refused)
        Failed to join any nodes.
        """,
        terminal.err());
  }

  @Test
  void shouldExplainItselfToWhoNamesNobody() {
    assertEquals(1, terminal.run("join"));
    assertTrue(
        terminal
            .err()
            .startsWith(
                """
        At least one address to join must be specified.

        Usage: consul join [options] address ...
        """));
    assertEquals(1, terminal.run("force-leave"));
    assertTrue(
        terminal
            .err()
            .startsWith(
                """
        A single node name must be specified to force leave.

        Usage: consul force-leave [options] name
        """));
    assertEquals(1, terminal.run("keyring"));
    assertTrue(terminal.err().startsWith("Usage: consul keyring [options]\n"));
    assertEquals("", terminal.out());
  }

  @Test
  void shouldLeaveAndForceToLeave() {
    assertEquals(0, terminal.run("leave"));
    assertEquals("Graceful leave complete\n", terminal.out());
    assertEquals(0, terminal.run("force-leave", "-prune", "gone"));
    assertEquals("", terminal.out());
    assertEquals(
        List.of("PUT /v1/agent/leave", "PUT /v1/agent/force-leave/gone?prune=1"), agent.requests());
  }

  @Test
  void shouldSendEvents() {
    agent.answering(200, "{\"ID\":\"b54fe110\"}");
    assertEquals(0, terminal.run("event", "-name=a b", "-service=web", "-tag=v1", "payload"));
    assertEquals("Event ID: b54fe110\n", terminal.out());
    assertEquals(
        List.of("GET /v1/agent/self", "PUT /v1/event/fire/a%20b?service=web&tag=v1 payload"),
        agent.requests());
    assertEquals(1, terminal.run("event", "-name=x", "-tag=y"));
    assertEquals("Cannot provide tag filter without service filter.\n", terminal.err());
  }

  @Test
  void shouldShowAndChangeKeys() {
    agent.answering(
        200,
        """
        [{"WAN":true,"Datacenter":"dc1","Segment":"","Keys":{"b=":1,"a=":2},
          "PrimaryKeys":{"a=":2},"NumNodes":2},
         {"WAN":false,"Datacenter":"dc1","Segment":"","Messages":{"n":"no"},"Keys":{"a=":1},
          "PrimaryKeys":{"a=":1},"NumNodes":3}]
        """);
    assertEquals(0, terminal.run("keyring", "-list", "-relay-factor=2"));
    assertEquals(
        """
        ==> Gathering installed encryption keys...

        WAN:
          a= [2/2]
          b= [1/2]

        dc1 (LAN):
          ===> n: no
          a= [1/3]
        """,
        terminal.out());
    assertEquals(0, terminal.run("keyring", "-install=k="));
    assertEquals("==> Installing new gossip encryption key...\n", terminal.out());
    assertEquals(0, terminal.run("keyring", "-use=k="));
    assertEquals(0, terminal.run("keyring", "-remove=k="));
    assertEquals(
        List.of(
            "GET /v1/operator/keyring?relay-factor=2",
            "POST /v1/operator/keyring {\"Key\":\"k=\"}\n",
            "PUT /v1/operator/keyring {\"Key\":\"k=\"}\n",
            "DELETE /v1/operator/keyring {\"Key\":\"k=\"}\n"),
        agent.requests());
    assertEquals(1, terminal.run("keyring", "-list", "-use=k="));
    assertEquals("Only a single action is allowed\n", terminal.err());
    assertEquals(1, terminal.run("keyring", "-use=k=", "-local-only"));
  }

  @Test
  void shouldEstimateRoundTrips() {
    agent.answering(
        200,
        """
        [{"Node":"a","Segment":"","Coord":{"Vec":[0.003,0],"Height":0.001,"Adjustment":0}},
         {"Node":"b","Segment":"","Coord":{"Vec":[0,0.004],"Height":0.001,"Adjustment":0.0001}}]
        """);
    assertEquals(0, terminal.run("rtt", "a", "b"));
    assertEquals("Estimated a <-> b rtt: 7.100 ms (using LAN coordinates)\n", terminal.out());
    assertEquals(1, terminal.run("rtt", "a", "c"));
    assertEquals("Could not find a coordinate for node \"c\"\n", terminal.err());
    assertEquals(1, terminal.run("rtt", "-wan", "a", "b"));
    assertEquals(
        "Node names must be specified as <node name>.<datacenter> with -wan\n", terminal.err());
  }

  @Test
  void shouldCompareServersOfOneAreaOnly() {
    agent.answering(
        200,
        """
        [{"Datacenter":"dc1","AreaID":"wan","Coordinates":[{"Node":"a","Coord":{"Vec":[0]}}]},
         {"Datacenter":"dc2","AreaID":"wan","Coordinates":[{"Node":"a","Coord":{"Vec":[1]}}]},
         {"Datacenter":"dc3","AreaID":"other","Coordinates":[{"Node":"a","Coord":{"Vec":[2]}}]}]
        """);
    assertEquals(0, terminal.run("rtt", "-wan", "a.dc1", "a.dc2"));
    assertEquals(
        "Estimated a.dc1 <-> a.dc2 rtt: 1000.000 ms (using WAN coordinates)\n", terminal.out());
    assertEquals(1, terminal.run("rtt", "-wan", "a.dc1", "a.dc3"));
  }
}
