package io.praetor.cli.config;

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

class ConfigCommandsTest {

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
  void shouldWriteFiles() throws IOException {
    Path file = directory.resolve("web.hcl");
    Files.writeString(
        file,
        "Kind = \"service-defaults\"\nName = \"web\"\nMeta { a = \"b\" }\nProtocol = \"http\"\n");
    agent.answering(200, "true");
    assertEquals(0, terminal.run("config", "write", "-cas", "-modify-index=7", file.toString()));
    assertEquals("Config entry written: service-defaults/web\n", terminal.out());
    assertEquals(
        List.of(
            "PUT /v1/config?cas=7 {\"Kind\":\"service-defaults\",\"Name\":\"web\","
                + "\"Meta\":[{\"a\":\"b\"}],\"Protocol\":\"http\"}"),
        agent.requests());
    agent.answering(200, "false");
    assertEquals(1, terminal.run("config", "write", file.toString()));
    assertEquals("Config entry not updated: service-defaults/web\n", terminal.err());
    agent.answering(500, "no");
    assertEquals(1, terminal.run("config", "write", file.toString()));
    assertEquals(
        "Error writing config entry service-defaults/web: Unexpected response code: 500 (no)\n",
        terminal.err());
  }

  @Test
  void shouldRefuseWhatIsNoEntry() throws IOException {
    Path file = directory.resolve("x.json");
    Files.writeString(file, "{\"Kind\":\"nonsense\"}");
    assertEquals(1, terminal.run("config", "write", file.toString()));
    assertEquals(
        "Failed to decode config entry input: invalid config entry kind: nonsense\n",
        terminal.err());
    assertEquals(1, terminal.run("config", "write"));
    assertTrue(terminal.err().startsWith("Must provide exactly one positional argument"));
    assertEquals(1, terminal.run("config", "write", directory.resolve("none").toString()));
    assertTrue(terminal.err().startsWith("Failed to load data: Failed to read file: open "));
    assertEquals(List.of(), agent.requests());
  }

  @Test
  void shouldShowEntries() {
    agent.answering(200, "{\"Kind\":\"service-defaults\",\"Expose\":{}}");
    assertEquals(0, terminal.run("config", "read", "-kind=service-defaults", "-name=a b"));
    assertEquals("{\n    \"Kind\": \"service-defaults\",\n    \"Expose\": {}\n}\n", terminal.out());
    assertEquals(List.of("GET /v1/config/service-defaults/a%20b"), agent.requests());
    agent.answering(404, "none");
    assertEquals(1, terminal.run("config", "read", "-kind=k", "-name=n"));
    assertEquals(
        "Error reading config entry k/n: Unexpected response code: 404 (none)\n", terminal.err());
    assertEquals(1, terminal.run("config", "read", "-kind=k"));
    assertEquals("Must specify the -name parameter\n", terminal.err());
  }

  @Test
  void shouldListNames() {
    agent.answering(200, "[{\"Kind\":\"k\",\"Name\":\"a\"},{\"Kind\":\"mesh\"}]");
    assertEquals(0, terminal.run("config", "list", "-kind=k"));
    assertEquals("a\nmesh\n", terminal.out());
    assertEquals(1, terminal.run("config", "list"));
    assertEquals("Must specify the -kind parameter\n", terminal.err());
  }

  @Test
  void shouldDelete() {
    agent.answering(200, "{}");
    assertEquals(0, terminal.run("config", "delete", "-kind=k", "-name=n"));
    assertEquals("Config entry deleted: k/n\n", terminal.out());
    assertEquals(List.of("DELETE /v1/config/k/n"), agent.requests());
    agent.answering(500, "no");
    assertEquals(1, terminal.run("config", "delete", "-kind=k", "-name=n"));
    assertEquals(
        "Error deleting config entry k/n: Unexpected response code: 500 (no)\n", terminal.err());
  }
}
