package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.guest.VersionCommand;
import io.praetor.itest.harness.AclOperator;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.ClassBundle;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.JarSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins by command, as an operator has them, and what of them a restart keeps. */
class PluginIT {

  private static final String NAME = "itest.greeter";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void shouldInstallUpdateKeepAndUninstall() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      assertTrue(plugin(agent, "install", jar("1.0.0")).contains(NAME + " 1.0.0"));
      assertEquals("hello you from 1.0.0", shell(agent, "itest:greet you").out().strip());
      assertEquals(1, shell(agent, "itest:greet").exit());

      Cli.Result refused =
          consul(agent, "update", jar("1.1.0", Map.of(VersionCommand.FAILS, "true")));
      assertEquals(1, refused.exit());
      assertTrue(refused.out().contains("told to fail"), refused.out());
      assertEquals("hello you from 1.0.0", shell(agent, "itest:greet you").out().strip());

      plugin(agent, "update", jar("1.2.0"));
      String listed = agent.consul("plugin", "list").out();
      assertTrue(listed.matches("(?s).*" + NAME + " +1\\.2\\.0 +active.*"), listed);

      agent.kill();
      agent.start().awaitLeader();
      agent.await(
          LIMIT, "/v1/agent/plugins", text -> text.contains("1.2.0") && text.contains("active"));
      assertEquals("hello you from 1.2.0", shell(agent, "itest:greet you").out().strip());

      plugin(agent, "uninstall", NAME);
      assertEquals(1, shell(agent, "itest:greet you").exit());
      assertEquals(0, agent.dataDirectory().resolve("plugins").toFile().list().length);
    }
  }

  @Test
  void shouldTakeOnlySignedOnesOverHttp() throws Exception {
    JarSignature signer = JarSignature.create(directory);
    Path signed = signer.sign(Path.of(jar("1.0.0")));
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      Cli.Result closed = agent.consul("plugin", "install", "-remote", signed.toString());
      assertTrue(closed.err().contains("403 (Permission denied"), closed.err());
    }
    try (AgentProcess agent = AgentProcess.server(directory)) {
      trust(agent, signer).start().awaitLeader();
      Cli.Result unsigned = agent.consul("plugin", "install", "-remote", jar("1.0.0"));
      assertTrue(unsigned.err().contains("is not signed"), unsigned.err());
      taken(agent.consul("plugin", "install", "-remote", signed.toString()));
      assertEquals("hello you from 1.0.0", shell(agent, "itest:greet you").out().strip());
    }
  }

  @Test
  void shouldKeepOverAKillWhatCameOverHttp() throws Exception {
    JarSignature signer = JarSignature.create(directory);
    try (AgentProcess agent = AgentProcess.server(directory)) {
      trust(agent, signer).start().awaitLeader();
      taken(agent.consul("plugin", "install", "-remote", signed(signer, "1.0.0")));
      taken(agent.consul("plugin", "update", "-remote", signed(signer, "1.1.0")));
      agent.kill();
      agent.start().awaitLeader();
      agent.await(
          LIMIT, "/v1/agent/plugins", text -> text.contains("1.1.0") && text.contains("active"));
      assertEquals("hello you from 1.1.0", shell(agent, "itest:greet you").out().strip());
    }
  }

  @Test
  void shouldAskForTheRightToOperate() throws Exception {
    JarSignature signer = JarSignature.create(directory);
    String jar = signed(signer, "1.0.0");
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.config(
          "acl.json",
          "{\"acl\": {\"enabled\": true, \"default_policy\": \"deny\","
              + " \"tokens\": {\"initial_management\": \"root\"}}}");
      trust(agent, signer).start().awaitLeader();
      AclOperator operator = AclOperator.of(agent, "root", LIMIT);
      String reader = operator.token("reader", "operator = \"read\"", "").secret();
      String writer = operator.token("writer", "operator = \"write\"", "").secret();
      for (String token : List.of("", reader)) {
        Cli.Result refused = remote(agent, "install", token, jar);
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("403 (Permission denied"), refused.err());
      }
      assertEquals(0, agent.dataDirectory().resolve("plugins").toFile().list().length);
      assertEquals("[]", operator.ask("GET", "/v1/agent/plugins", "").strip());
      taken(remote(agent, "install", writer, jar));
      assertEquals("hello you from 1.0.0", shell(agent, "itest:greet you").out().strip());
      Cli.Result refused = remote(agent, "update", reader, signed(signer, "1.1.0"));
      assertTrue(refused.err().contains("403 (Permission denied"), refused.err());
      taken(remote(agent, "update", writer, signed(signer, "1.1.0")));
      assertEquals("hello you from 1.1.0", shell(agent, "itest:greet you").out().strip());
    }
  }

  private static AgentProcess trust(AgentProcess agent, JarSignature signer) throws IOException {
    return agent.config(
        "signers.json", "{\"praetor\": {\"plugin_signers\": [\"" + signer.certificate() + "\"]}}");
  }

  private String signed(JarSignature signer, String version) throws IOException {
    return signer.sign(Path.of(jar(version))).toString();
  }

  private static void taken(Cli.Result result) {
    assertEquals(0, result.exit(), result.err());
  }

  private static Cli.Result remote(AgentProcess agent, String verb, String token, String jar)
      throws IOException {
    return agent.consul("plugin", verb, "-remote", "-token=" + token, jar);
  }

  private String plugin(AgentProcess agent, String verb, String argument) throws IOException {
    Cli.Result result = consul(agent, verb, argument);
    assertEquals(0, result.exit(), result.out() + result.err());
    return result.out();
  }

  private Cli.Result consul(AgentProcess agent, String verb, String argument) throws IOException {
    return Cli.run(directory, "plugin", verb, "-data-dir=" + agent.dataDirectory(), argument);
  }

  private Cli.Result shell(AgentProcess agent, String line) throws IOException {
    return Cli.run(directory, "shell", "-data-dir", agent.dataDirectory().toString(), "-c", line);
  }

  private String jar(String version) throws IOException {
    return jar(version, Map.of());
  }

  private String jar(String version, Map<String, String> headers) throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Bundle-Activator", VersionCommand.class.getName());
    all.put("Import-Package", "org.osgi.framework,io.praetor.spi.cli");
    Path jar = Files.createDirectories(directory.resolve("jars")).resolve(version + ".jar");
    return ClassBundle.write(jar, NAME, version, all, List.of(VersionCommand.class)).toString();
  }
}
