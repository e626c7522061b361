package io.praetor.cli.operator;

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
class OperatorCommandsTest {

  private static final String CONFIGURATION =
      """
      {"CleanupDeadServers":true,"LastContactThreshold":"200ms","MaxTrailingLogs":250,
       "MinQuorum":0,"ServerStabilizationTime":"10s","RedundancyZoneTag":"",
       "DisableUpgradeMigration":false,"UpgradeVersionTag":"","CreateIndex":5,"ModifyIndex":7}
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
  void shouldListPeers() {
    agent.answering(
        200,
        """
        {"Servers":[{"ID":"id-1","Node":"golden","Address":"127.0.0.1:8300","Leader":true,
          "ProtocolVersion":"3","Voter":true},{"ID":"id-22","Node":"b","Address":"10.0.0.1:8300",
          "Leader":false,"ProtocolVersion":"","Voter":false}],"Index":0}
        """);
    assertEquals(0, terminal.run("operator", "raft", "list-peers", "-stale"));
    assertEquals(
        """
        Node    ID     Address         State     Voter  RaftProtocol
        golden  id-1   127.0.0.1:8300  leader    true   3
        b       id-22  10.0.0.1:8300   follower  false  <=1
        """,
        terminal.out());
    assertEquals(List.of("GET /v1/operator/raft/configuration?stale"), agent.requests());
  }

  @Test
  void shouldRemovePeers() {
    assertEquals(0, terminal.run("operator", "raft", "remove-peer", "-id=x"));
    assertEquals("Removed peer with id \"x\"\n", terminal.out());
    assertEquals(0, terminal.run("operator", "raft", "remove-peer", "-address=1.2.3.4:8300"));
    assertEquals("Removed peer with address \"1.2.3.4:8300\"\n", terminal.out());
    assertEquals(
        List.of(
            "DELETE /v1/operator/raft/peer?id=x",
            "DELETE /v1/operator/raft/peer?address=1.2.3.4%3A8300"),
        agent.requests());
    assertEquals(1, terminal.run("operator", "raft", "remove-peer"));
    assertEquals(
        "Error removing peer: an address or id is required for the peer to remove\n",
        terminal.err());
  }

  @Test
  void shouldTransferLeadership() {
    agent.answering(200, "{\"Success\":true}");
    assertEquals(0, terminal.run("operator", "raft", "transfer-leader", "-id=x"));
    assertEquals("Success\n", terminal.out());
    assertEquals(List.of("POST /v1/operator/raft/transfer-leader?id=x"), agent.requests());
    agent.answering(200, "{\"Success\":false}");
    assertEquals(1, terminal.run("operator", "raft", "transfer-leader"));
  }

  @Test
  void shouldShowAutopilotsSettings() {
    agent.answering(200, CONFIGURATION);
    assertEquals(0, terminal.run("operator", "autopilot", "get-config"));
    assertEquals(
        """
        CleanupDeadServers = true
        LastContactThreshold = 200ms
        MaxTrailingLogs = 250
        MinQuorum = 0
        ServerStabilizationTime = 10s
        RedundancyZoneTag = ""
        DisableUpgradeMigration = false
        UpgradeVersionTag = ""
        """,
        terminal.out());
  }

  @Test
  void shouldChangeOnlyWhatFlagsName() {
    agent.answering(200, CONFIGURATION);
    assertEquals(
        0,
        terminal.run(
            "operator",
            "autopilot",
            "set-config",
            "-cleanup-dead-servers=false",
            "-server-stabilization-time=90s"));
    assertEquals("Configuration updated!\n", terminal.out());
    assertEquals(
        List.of(
            "GET /v1/operator/autopilot/configuration",
            "PUT /v1/operator/autopilot/configuration?cas=7"
                + " {\"CleanupDeadServers\":false,\"LastContactThreshold\":\"200ms\","
                + "\"MaxTrailingLogs\":250,\"MinQuorum\":0,\"ServerStabilizationTime\":\"1m30s\","
                + "\"RedundancyZoneTag\":\"\",\"DisableUpgradeMigration\":false,"
                + "\"UpgradeVersionTag\":\"\",\"CreateIndex\":5,\"ModifyIndex\":7}\n"),
        agent.requests());
    assertEquals(
        1, terminal.run("operator", "autopilot", "set-config", "-last-contact-threshold=x"));
    assertEquals(List.of("GET /v1/operator/autopilot/configuration"), agent.requests());
    assertEquals(1, terminal.run("operator", "autopilot", "set-config", "-max-trailing-logs=-1"));
  }

  @Test
  void shouldShowHowServersAre() {
    agent.answering(
        200,
        """
        {"Healthy":true,"FailureTolerance":0,"OptimisticFailureTolerance":0,"Servers":{"x":
        {"ID":"x","Name":"s1","Address":"127.0.0.1:8300","NodeStatus":"alive","Version":"0.1.0",
         "LastContact":"0s","LastTerm":2,"LastIndex":108,"Healthy":true,"ReadReplica":false,
         "Status":"leader","Meta":{"rack":"r1"},"NodeType":"voter"}},"Leader":"x","Voters":["x"]}
        """);
    assertEquals(0, terminal.run("operator", "autopilot", "state"));
    assertEquals(
        """
        Healthy:                      true
        Failure Tolerance:            0
        Optimistic Failure Tolerance: 0
        Leader:                       x
        Voters:
           x
        Servers:
           x
              Name:            s1
              Address:         127.0.0.1:8300
              Version:         0.1.0
              Status:          leader
              Node Type:       voter
              Node Status:     alive
              Healthy:         true
              Last Contact:    0s
              Last Term:       2
              Last Index:      108
              Meta
                 "rack": "r1"

        """,
        terminal.out());
    assertEquals(0, terminal.run("operator", "autopilot", "state", "-format=json"));
    assertTrue(
        terminal.out().startsWith("{\n    \"Healthy\": true,\n    \"FailureTolerance\": 0,\n"));
    assertTrue(terminal.out().endsWith("\n    \"Voters\": [\n        \"x\"\n    ]\n}\n"));
    assertEquals(1, terminal.run("operator", "autopilot", "state", "-format=x"));
    assertEquals("Unknown format: x\n", terminal.err());
  }

  @Test
  void shouldSayWhatGroupsTake() {
    assertEquals(1, terminal.run("operator", "raft"));
    assertTrue(terminal.err().startsWith("Usage: consul operator raft <subcommand> [options]\n"));
  }
}
