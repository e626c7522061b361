package io.praetor.cli.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.cli.StubAgent;
import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentCommandsTest {

  private static final String ENDED =
      """

        Remote side ended the monitor! This usually means that the
        remote side has exited or crashed.
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
  void shouldShowNumbersInOrder() {
    agent.answering(
        200,
        "{\"Stats\":{\"raft\":{\"term\":\"2\",\"state\":\"Leader\"},\"agent\":{\"a\":\"0\"}}}");
    assertEquals(0, terminal.run("info"));
    assertEquals("agent:\n\ta = 0\nraft:\n\tstate = Leader\n\tterm = 2\n", terminal.out());
    agent.answering(200, "{}");
    assertEquals(1, terminal.run("info"));
  }

  @Test
  void shouldReload() {
    assertEquals(0, terminal.run("reload"));
    assertEquals("Configuration reload triggered\n", terminal.out());
    assertEquals(List.of("PUT /v1/agent/reload"), agent.requests());
  }

  @Test
  void shouldShowLogLinesUntilTheyEnd() {
    agent.answering(200, "one\n\ntwo\n").inChunks();
    assertEquals(1, terminal.run("monitor", "-log-level=debug", "-log-json"));
    assertEquals("one\n \ntwo\n" + ENDED, terminal.out());
    assertEquals(List.of("GET /v1/agent/monitor?logjson=true&loglevel=debug"), agent.requests());
  }

  @Test
  void shouldTellWhyItCannotMonitor() {
    agent.answering(400, "Unknown log level: x");
    assertEquals(1, terminal.run("monitor", "-log-level=x"));
    assertEquals(
        "Error starting monitor: Unexpected response code: 400 (Unknown log level: x)\n",
        terminal.err());
    assertEquals("", terminal.out());
  }
}
