package io.praetor.cli.intention;

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

class IntentionCommandsTest {

  private static final String WEB_TO_DB =
      "{\"ID\":\"1\",\"SourceNS\":\"default\",\"SourceName\":\"web\",\"DestinationNS\":\"default\","
          + "\"DestinationName\":\"db\",\"Action\":\"deny\",\"Meta\":{\"k\":\"v\"},"
          + "\"Precedence\":9,"
          + "\"CreatedAt\":\"2021-03-04T05:06:07.89Z\"}";

  private final TestTerminal terminal = new TestTerminal();
  private StubAgent agent;

  @TempDir Path directory;

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
  void shouldCreate() {
    agent.answering(200, "{\"ID\":\"1\"}");
    assertEquals(0, terminal.run("intention", "create", "-deny", "-meta", "k=v", "n/web", "db"));
    assertEquals("Created: n/web => db (deny)\n", terminal.out());
    assertEquals(
        List.of(
            "POST /v1/connect/intentions {\"SourceNS\":\"n\",\"SourceName\":\"web\","
                + "\"DestinationName\":\"db\",\"SourceType\":\"consul\",\"Action\":\"deny\","
                + "\"Meta\":{\"k\":\"v\"}}"),
        agent.requests());
    agent.answering(500, "no");
    assertEquals(1, terminal.run("intention", "create", "web", "db"));
    assertEquals(
        "Error creating intention \"web => db (allow)\": Unexpected response code: 500 (no)\n",
        terminal.err());
    assertEquals(1, terminal.run("intention", "create", "web"));
    assertEquals("Error: Must specify two arguments: source and destination\n", terminal.err());
    assertEquals(1, terminal.run("intention", "create", "-allow", "-deny", "web", "db"));
    assertEquals("Only one of -allow or -deny may be specified.\n", terminal.err());
  }

  @Test
  void shouldReplace() {
    agent.answering(200, WEB_TO_DB);
    assertEquals(0, terminal.run("intention", "create", "-replace", "web", "db"));
    assertEquals("", terminal.out());
    assertEquals(
        List.of(
            "GET /v1/connect/intentions/exact?source=web&destination=db",
            "PUT /v1/connect/intentions/1 {\"SourceName\":\"web\",\"DestinationName\":\"db\","
                + "\"SourceType\":\"consul\",\"Action\":\"allow\",\"ID\":\"1\"}"),
        agent.requests());
  }

  @Test
  void shouldCreateFromFiles() throws IOException {
    Path file = directory.resolve("one.json");
    Files.writeString(
        file, "{\"SourceName\":\"a\",\"DestinationName\":\"b\",\"Action\":\"allow\",\"Odd\":1}");
    agent.answering(200, "{\"ID\":\"1\"}");
    assertEquals(0, terminal.run("intention", "create", "-file", file.toString()));
    assertEquals(
        List.of(
            "POST /v1/connect/intentions {\"SourceName\":\"a\",\"DestinationName\":\"b\","
                + "\"Action\":\"allow\"}"),
        agent.requests());
    Files.writeString(file, "{\"Permissions\":[{\"Action\":\"allow\"}]}");
    assertEquals(1, terminal.run("intention", "create", "-file", file.toString()));
    assertTrue(terminal.err().startsWith("Error: cannot create L7 intention from file "));
  }

  @Test
  void shouldCheck() {
    agent.answering(200, "{\"Allowed\":true}");
    assertEquals(0, terminal.run("intention", "check", "web", "db"));
    assertEquals("Allowed\n", terminal.out());
    assertEquals(
        List.of("GET /v1/connect/intentions/check?source=web&destination=db&source-type=consul"),
        agent.requests());
    agent.answering(200, "{\"Allowed\":false}");
    assertEquals(1, terminal.run("intention", "check", "web", "db"));
    assertEquals("Denied\n", terminal.out());
    agent.answering(500, "no");
    assertEquals(2, terminal.run("intention", "check", "web", "db"));
    assertEquals(
        "Error checking the connection: Unexpected response code: 500 (no)\n", terminal.err());
    assertEquals(2, terminal.run("intention", "check", "web"));
  }

  @Test
  void shouldMatch() {
    agent.answering(200, "{\"db\":[" + WEB_TO_DB + ",{\"Permissions\":[{},{}]}]}");
    assertEquals(0, terminal.run("intention", "match", "db"));
    assertEquals("web => db (deny)\n =>  (2 permissions)\n", terminal.out());
    assertEquals(
        List.of("GET /v1/connect/intentions/match?by=destination&name=db"), agent.requests());
    assertEquals(1, terminal.run("intention", "match", "-source", "-destination", "db"));
  }

  @Test
  void shouldShow() {
    agent.answering(200, WEB_TO_DB);
    assertEquals(0, terminal.run("intention", "get", "web", "db"));
    String shown = terminal.out();
    assertTrue(
        shown.startsWith(
            "Source:       web\nDestination:  db\nAction:       deny\nID:           1\n"
                + "Meta[k]:      v\nCreated At:   Thursday, 04-Mar-21 "),
        shown);
    agent.answering(404, "none");
    assertEquals(1, terminal.run("intention", "get", "1"));
    assertEquals("Intention not found with ID \"1\"\n", terminal.err());
    agent.answering(500, "no");
    assertEquals(1, terminal.run("intention", "get", "web", "db"));
    assertEquals("Error reading the intention: Unexpected response 500: no\n", terminal.err());
  }

  @Test
  void shouldDelete() {
    agent.answering(200, "true");
    assertEquals(0, terminal.run("intention", "delete", "web", "db"));
    assertEquals(0, terminal.run("intention", "delete", "1"));
    assertEquals("Intention deleted.\n", terminal.out());
    assertEquals(
        List.of(
            "DELETE /v1/connect/intentions/exact?source=web&destination=db",
            "DELETE /v1/connect/intentions/1"),
        agent.requests());
  }

  @Test
  void shouldList() {
    agent.answering(200, "[" + WEB_TO_DB + "]");
    assertEquals(0, terminal.run("intention", "list"));
    assertEquals(
        "ID  Source  Action  Destination  Precedence\n1   web     deny    db           9\n",
        terminal.out());
    agent.answering(200, "[]");
    assertEquals(2, terminal.run("intention", "list"));
    assertEquals("There are no intentions.\n", terminal.err());
  }
}
