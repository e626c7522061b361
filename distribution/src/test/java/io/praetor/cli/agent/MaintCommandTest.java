package io.praetor.cli.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.cli.StubAgent;
import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as Consul 1.10.11's command was seen to print them. */
class MaintCommandTest {

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
  void shouldShowWhatIsUnderMaintenance() {
    agent.answering(
        200,
        """
        {"Config":{"NodeName":"golden"},
         "_service_maintenance:w1":{"CheckID":"_service_maintenance:w1","ServiceID":"w1","Notes":"why"},
         "c":{"CheckID":"c","Notes":"other"},
         "_node_maintenance":{"CheckID":"_node_maintenance","Notes":"cli work"}}
        """);
    assertEquals(0, terminal.run("maint"));
    assertEquals(
        """
        Node:
          Name:   golden
          Reason: cli work

        Service:
          ID:     w1
          Reason: why

        """,
        terminal.out());
    assertEquals(List.of("GET /v1/agent/self", "GET /v1/agent/checks"), agent.requests());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maint -enable|/v1/agent/maintenance?enable=true|Node maintenance is now enabled",
        "maint -enable -reason=a/b|/v1/agent/maintenance?enable=true&reason=a%2Fb|Node maintenance is now enabled",
        "maint -disable|/v1/agent/maintenance?enable=false|Node maintenance is now disabled",
        "maint -enable -service=w/1 -reason=x|/v1/agent/service/maintenance/w/1?enable=true&reason=x|Service maintenance is now enabled for \"w/1\"",
        "maint -disable -service=w1|/v1/agent/service/maintenance/w1?enable=false|Service maintenance is now disabled for \"w1\""
      })
  void shouldChange(String words, String request, String text) {
    assertEquals(0, terminal.run(words.split(" ")));
    assertEquals(text + "\n", terminal.out());
    assertEquals(List.of("PUT " + request), agent.requests());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maint -enable -disable|Only one of -enable or -disable may be provided",
        "maint -reason=x|Reason may only be provided with -enable",
        "maint -disable -reason=x|Reason may only be provided with -enable",
        "maint -service=x|Service requires either -enable or -disable"
      })
  void shouldRefuseFlagsThatDoNotFit(String words, String text) {
    assertEquals(1, terminal.run(words.split(" ")));
    assertEquals(text + "\n", terminal.err());
    assertEquals(List.of(), agent.requests());
  }

  @Test
  void shouldTellWhatTheAgentSays() {
    agent.answering(404, "No service registered with ID \"x\"");
    assertEquals(1, terminal.run("maint", "-enable", "-service=x"));
    assertEquals(
        "Error enabling service maintenance: Unexpected response code: 404"
            + " (No service registered with ID \"x\")\n",
        terminal.err());
    assertEquals(1, terminal.run("maint"));
    assertEquals(
        "Error querying Consul agent: Unexpected response code: 404"
            + " (No service registered with ID \"x\")\n",
        terminal.err());
  }
}
