package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong is said in one line, with the right code, and nothing is lost. */
class BadInputIT {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "broken.json  | {\"datacenter\":                       | broken.json",
        "broken.hcl   | datacenter = \"dc1                     | broken.hcl",
        "unknown.json | {\"data_dir\": \"d\", \"nonsense\": 1} | invalid config key nonsense",
        "type.json    | {\"data_dir\": \"d\", \"server\": 7}   | 'server' expected type 'bool'",
        "port.json    | {\"data_dir\": \"d\", \"ports\": {\"http\": 70000}} | ports.http",
      })
  void shouldRefuseABadConfiguration(String file, String text, String message) throws IOException {
    Path config = Files.createDirectory(directory.resolve("config"));
    Files.writeString(config.resolve(file), text);

    assertRefused(message, "agent", "-config-dir", config.toString());
  }

  @Test
  void shouldRefuseAWrongFlag() throws IOException {
    assertRefused("flag provided but not defined: -nonsense", "agent", "-nonsense");
  }

  @Test
  void shouldRefuseAPortInUse() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory);
        ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getByName(agent.address()), 8500));
      agent.start();
      assertEquals(1, agent.awaitExit(), agent::log);
      assertTrue(
          agent.log().contains(agent.address() + ":8500: bind: address already in use"),
          agent::log);
    }
  }

  @Test
  void shouldRefuseADataDirectoryThatAnotherAgentHas() throws IOException {
    try (AgentProcess first = AgentProcess.server(directory.resolve("a"));
        AgentProcess second = AgentProcess.server(directory.resolve("b"))) {
      first.start().awaitLeader();
      second.config("zz-data.json", "{\"data_dir\": \"" + first.dataDirectory() + "\"}").start();
      assertEquals(1, second.awaitExit(), second::log);
      assertTrue(second.log().contains(first.dataDirectory().toString()), second::log);
      assertTrue(first.client().put("still", "there"));
    }
  }

  @Test
  void shouldRefuseADataDirectoryThatIsAFile() throws IOException {
    Path file = Files.createFile(directory.resolve("occupied"));
    assertRefused(
        file.toString(),
        "agent",
        "-server",
        "-bootstrap",
        "-bind",
        "127.0.0.1",
        "-data-dir",
        file.toString());
  }

  @Test
  void shouldRefuseBadRequestsAndGoOn() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      var client = agent.client();
      assertAll(
          () ->
              assertEquals(413, client.send("PUT", "/v1/kv/big", "x".repeat(524_289)).statusCode()),
          () -> assertEquals(400, client.send("PUT", "/v1/kv/nul%00key", "x").statusCode()),
          () -> assertEquals(400, client.get("/v1/kv/a?stale&consistent").statusCode()),
          () -> assertEquals(405, client.send("POST", "/v1/kv/a", "x").statusCode()),
          () -> assertTrue(client.put("good", "x")));
    }
  }

  @Test
  void shouldRefuseToStartWhenTheStateIsGone() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      assertTrue(agent.client().put("precious", "x"));
      agent.signal("TERM");
      agent.awaitExit();

      deleteTree(agent.dataDirectory().resolve("raft"));
      agent.start();
      assertEquals(1, agent.awaitExit(), agent::log);
      assertTrue(agent.log().contains("==> "), agent::log);
    }
  }

  private void assertRefused(String message, String... arguments) throws IOException {
    Cli.Result result = Cli.run(directory, arguments);
    assertEquals(1, result.exit(), result::err);
    assertTrue(result.err().contains(message), result::err);
    assertFalse(result.err().contains("\tat "), () -> "a stack trace: " + result.err());
  }

  private static void deleteTree(Path tree) throws IOException {
    try (var paths = Files.walk(tree)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
