package io.praetor.cli.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.StubAgent;
import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectCommandsTest {

  @TempDir Path directory;

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

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("ca.json"), text).toString();
  }

  /** The layout is what a Consul 1.10 prints. */
  @Test
  void shouldShowTheConfigurationAsConsulDoes() {
    agent.answering(
        200,
        "{\"Provider\":\"consul\",\"Config\":{\"LeafCertTTL\":\"72h\",\"CSRMaxPerSecond\":50},"
            + "\"State\":null,\"CreateIndex\":5,\"ModifyIndex\":9,\"Other\":1}");
    assertEquals(0, terminal.run("connect", "ca", "get-config", "-datacenter=dc2", "-stale"));
    assertEquals(
        """
        {
        \t"Provider": "consul",
        \t"Config": {
        \t\t"CSRMaxPerSecond": 50,
        \t\t"LeafCertTTL": "72h"
        \t},
        \t"State": null,
        \t"ForceWithoutCrossSigning": false,
        \t"CreateIndex": 5,
        \t"ModifyIndex": 9
        }
        """,
        terminal.out());
    assertEquals(
        List.of("GET /v1/connect/ca/configuration?dc=dc2&stale"), agent.requests());
  }

  @Test
  void shouldSetTheConfigurationOfAFile() throws IOException {
    String file =
        file("{\"provider\": \"consul\", \"Config\": {\"LeafCertTTL\": \"24h\"}, \"Comment\": 1}");
    assertEquals(0, terminal.run("connect", "ca", "set-config", "-config-file", file));
    assertEquals("Configuration updated!\n", terminal.out());
    assertEquals(
        List.of(
            "PUT /v1/connect/ca/configuration {\"Provider\":\"consul\",\"Config\":"
                + "{\"LeafCertTTL\":\"24h\"},\"State\":null,\"ForceWithoutCrossSigning\":false,"
                + "\"CreateIndex\":0,\"ModifyIndex\":0}"),
        agent.requests());
    assertEquals(
        0,
        terminal.run(
            "connect", "ca", "set-config", "-force-without-cross-signing", "-config-file=" + file));
    assertTrue(agent.requests().get(0).contains("\"ForceWithoutCrossSigning\":true"));
  }

  @Test
  void shouldSayWhatTheAgentRefuses() throws IOException {
    agent.answering(500, "Invalid CA provider");
    assertEquals(1, terminal.run("connect", "ca", "set-config", "-config-file", file("{}")));
    assertEquals(
        "Error setting CA configuration: Unexpected response code: 500 (Invalid CA provider)\n",
        terminal.err());
    assertEquals(1, terminal.run("connect", "ca", "get-config"));
    assertEquals(
        "Error querying CA configuration: Unexpected response code: 500 (Invalid CA provider)\n",
        terminal.err());
  }

  @Test
  void shouldAskNobodyWhenTheFileIsWrong() throws IOException {
    assertEquals(1, terminal.run("connect", "ca", "set-config"));
    assertEquals("The -config-file flag is required\n", terminal.err());
    assertEquals(1, terminal.run("connect", "ca", "set-config", "-config-file=/none"));
    assertEquals(
        "Error reading config file: open /none: no such file or directory\n", terminal.err());
    assertEquals(1, terminal.run("connect", "ca", "set-config", "-config-file", file("[1]")));
    assertEquals("Error parsing config file: it is not a JSON object\n", terminal.err());
    assertEquals(1, terminal.run("connect", "ca", "set-config", "-config-file", file("{\n\"a\"x")));
    assertTrue(terminal.err().startsWith("Error parsing config file: line 2: "), terminal.err());
    assertEquals(List.of(), agent.requests());
  }

  @ParameterizedTest
  @ValueSource(strings = {"envoy -sidecar-for web", "proxy -h", "expose", "redirect-traffic x"})
  void shouldSayThatThereAreNoProxies(String words) {
    assertEquals(1, terminal.run(("connect " + words).split(" ")));
    assertTrue(
        terminal.err().startsWith("There is no \"connect " + words.split(" ")[0] + "\" here"),
        terminal.err());
    assertEquals(1, terminal.err().lines().count(), terminal.err());
  }

  @Test
  void shouldListItsSubcommands() {
    assertEquals(0, terminal.run("connect", "-h"));
    assertTrue(
        terminal.out().startsWith("Usage: consul connect <subcommand> [options] [args]\n"),
        terminal.out());
    assertTrue(terminal.out().contains("\n    ca   "), terminal.out());
  }
}
