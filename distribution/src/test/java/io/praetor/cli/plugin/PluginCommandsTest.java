package io.praetor.cli.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.StubAgent;
import io.praetor.cli.TestTerminal;
import io.praetor.cli.shell.FakeConsole;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCommandsTest {

  @TempDir Path directory;

  private final TestTerminal terminal = new TestTerminal();
  private StubAgent agent;
  private Path jar;

  @BeforeEach
  void start() throws IOException {
    agent = new StubAgent();
    terminal.with("CONSUL_HTTP_ADDR", agent.address());
    jar = directory.resolve("my redis.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", "check.redis;singleton:=true");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  @Test
  void shouldListPlugins() {
    agent.answering(
        200,
        "[{\"Name\":\"check.redis\",\"Version\":\"1.0.0\",\"State\":\"active\",\"Problem\":\"\"},"
            + "{\"Name\":\"x.jar\",\"Version\":\"\",\"State\":\"failed\",\"Problem\":\"no jar\"}]");
    assertEquals(0, terminal.run("plugin", "list"));
    assertEquals(
        List.of(
            "Name         Version  State   Problem",
            "check.redis  1.0.0    active",
            "x.jar                 failed  no jar"),
        terminal.out().lines().map(String::stripTrailing).toList());
    assertEquals(List.of("GET /v1/agent/plugins"), agent.requests());
  }

  @Test
  void shouldSayThatThereAreNone() {
    agent.answering(200, "[]");
    assertEquals(0, terminal.run("plugin", "list"));
    assertEquals("No plugins are installed.\n", terminal.err());
  }

  @Test
  void shouldShowOne() {
    agent.answering(
        200,
        "{\"Name\":\"check.redis\",\"Version\":\"1.0.0\",\"State\":\"active\",\"Problem\":\"\","
            + "\"File\":\"r.jar\",\"LastChange\":\"installed\",\"Provides\":[\"a\",\"b\"]}");
    assertEquals(0, terminal.run("plugin", "info", "check.redis"));
    assertEquals(
        """
        Name         check.redis
        Version      1.0.0
        State        active
        File         r.jar
        Last change  installed
        Provides     a
        Provides     b
        """,
        terminal.out());
    assertEquals(List.of("GET /v1/agent/plugin/check.redis"), agent.requests());
    agent.answering(404, "");
    assertEquals(1, terminal.run("plugin", "info", "x"));
    assertEquals("No plugin has the name x\n", terminal.err());
  }

  @Test
  void shouldUseTheConsoleOfTheDataDirectory() throws IOException {
    assertEquals(
        "<plugin:install '" + jar + "'>\n", atConsole("plugin", "install", "-data-dir=D", "J"));
    assertEquals(
        "<plugin:update '" + jar + "'>\n", atConsole("plugin", "update", "-data-dir=D", "J"));
    assertEquals(
        "<plugin:uninstall 'check.redis'>\n",
        atConsole("plugin", "uninstall", "-data-dir=D", "check.redis"));
    assertEquals(
        "<praetor:storage 'mvstore'>\n",
        atConsole("plugin", "use", "-data-dir=D", "storage", "mvstore"));
    assertEquals("<plugin:list>\n", atConsole("plugin", "list", "-data-dir=D"));
    assertEquals(
        "<plugin:info 'check.redis'>\n",
        atConsole("plugin", "info", "-socket=" + directory + "/shell.sock", "check.redis"));
    assertEquals(List.of(), agent.requests());
  }

  @Test
  void shouldAskTheAgentWhereItsConsoleIs() throws IOException {
    agent.answering(200, "{\"DebugConfig\":{\"DataDir\":\"" + directory + "\"}}");
    assertEquals("<plugin:install '" + jar + "'>\n", atConsole("plugin", "install", "J"));
    assertEquals(List.of("GET /v1/agent/self"), agent.requests());
  }

  @Test
  void shouldSayThatTheDataDirectoryCanBeNamed() {
    agent.close();
    assertEquals(1, terminal.run("plugin", "install", jar.toString()));
    assertTrue(terminal.err().contains("(-data-dir names it): Get \""), terminal.err());
    assertEquals(1, terminal.run("plugin", "list", "-data-dir=" + directory));
    assertTrue(terminal.err().contains("-data-dir names the data directory"), terminal.err());
  }

  private String atConsole(String... words) throws IOException {
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].equals("J") ? jar.toString() : words[i].replace("=D", "=" + directory);
    }
    Files.deleteIfExists(directory.resolve("shell.sock"));
    FakeConsole console = FakeConsole.in(directory);
    try (ServerSocketChannel server = console.server()) {
      assertEquals(0, terminal.run(words), terminal.err());
      console.served().join();
      assertTrue(server.isOpen());
    }
    return terminal.out();
  }

  @Test
  void shouldGoOverHttpWhenAsked() throws IOException {
    agent.answering(200, "done\n");
    assertEquals(0, terminal.run("plugin", "install", "-remote", jar.toString()));
    assertEquals("done\n", terminal.out());
    assertTrue(agent.requests().get(0).startsWith("PUT /v1/agent/plugins PK"));
    assertEquals(0, terminal.run("plugin", "update", "-remote", jar.toString()));
    assertTrue(agent.requests().get(0).startsWith("PUT /v1/agent/plugin/check.redis PK"));
    agent.answering(403, "no signers");
    assertEquals(1, terminal.run("plugin", "install", "-remote", jar.toString()));
    assertEquals("Unexpected response code: 403 (no signers)\n", terminal.err());
  }

  @Test
  void shouldRefuseWrongArguments() {
    assertEquals(1, terminal.run("plugin", "install"));
    assertTrue(terminal.err().startsWith("This command takes one argument: FILE"));
    assertEquals(1, terminal.run("plugin", "install", directory.resolve("no.jar").toString()));
    assertTrue(terminal.err().startsWith("Error! There is no file"));
    assertEquals(1, terminal.run("plugin", "uninstall", "-data-dir=" + directory, "it's"));
    assertEquals(1, terminal.run("plugin", "use", "ui", "x"));
    assertTrue(terminal.err().startsWith("This command takes two arguments: storage NAME"));
  }
}
