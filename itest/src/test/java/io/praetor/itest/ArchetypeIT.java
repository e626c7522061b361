package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.Greeter;
import io.praetor.itest.harness.PluginBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of somebody who writes a plugin: from each archetype to the running agent. It builds four
 * projects with a Maven of their own, which takes minutes: {@code -Dpraetor.archetypes=true}.
 */
@EnabledIfSystemProperty(named = "praetor.archetypes", matches = "true")
class ArchetypeIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** What the archetypes are told to be called, unlike what they are called by themselves. */
  private static final String ENGINE = "whole";

  private static final String PATH = "/v1/greet";
  private static final String PAGE = "names";

  @TempDir Path directory;

  @Test
  void shouldMakeProjectsWhoseBundlesRun() throws IOException {
    PluginBuild build = new PluginBuild(directory);
    List<Path> projects = new ArrayList<>();
    projects.add(build.generateAsGuided());
    projects.add(build.generate("storage", "engine=" + ENGINE));
    projects.add(build.generate("endpoint", "path=" + PATH));
    projects.add(build.generate("ui", "id=" + PAGE));
    build.buildAll(projects);
    for (Path project : projects) {
      exportsNothing(build.jar(project));
      testsHaveRun(project);
    }
    runs(build, projects);
  }

  private void runs(PluginBuild build, List<Path> projects) throws IOException {
    try (Greeter greeter = new Greeter("220 ready");
        AgentProcess agent = AgentProcess.server(directory)) {
      agent.config(
          "service.json",
          """
          {"ui_config": {"enabled": true}, "service": {"name": "mail", "port": 25, "check":
            {"greeting": "%s", "interval": "1s", "timeout": "10s"}}}
          """
              .formatted(greeter.address()));
      agent.start().awaitLeader();
      String checks = "/v1/health/checks/mail";
      agent.await(SOON, checks, body -> body.contains("No check type for \\\"greeting\\\""));
      Path plugins = Files.createDirectories(agent.dataDirectory().resolve("plugins"));
      for (Path project : projects) {
        Files.copy(build.jar(project), plugins.resolve(project.getFileName() + ".jar"));
      }
      agent.await(SOON, checks, body -> body.contains("passing") && body.contains("220 ready"));
      agent.await(SOON, PATH + "/world", body -> body.contains("hello, world"));
      agent.await(SOON, "/ui/ext/" + PAGE + "/page.js", body -> body.contains("export default"));
      for (Path project : projects) {
        awaitLog(agent, "Plugin " + project.getFileName() + ".jar: ", " installed");
      }
      keepsTheState(agent);
    }
  }

  /** The state moves into the engine of the archetype and back, and is there after a crash. */
  private void keepsTheState(AgentProcess agent) throws IOException {
    assertTrue(agent.client().put("kept", "before"));
    use(agent, ENGINE);
    assertTrue(agent.client().put("kept", "there"));
    agent.kill();
    agent.start().awaitLeader();
    agent.await(SOON, "/v1/kv/kept?raw", "there"::equals);
    use(agent, "xodus");
    agent.await(SOON, "/v1/kv/kept?raw", "there"::equals);
  }

  /** Tries again until the engine is there: plugins are installed while the agent starts. */
  private void use(AgentProcess agent, String engine) throws IOException {
    Deadline deadline = new Deadline(SOON, engine + " in use; " + agent);
    while (!shell(agent, "praetor:storage").contains(engine)) {
      deadline.pause();
    }
    shell(agent, "praetor:storage " + engine);
    assertTrue(shell(agent, "praetor:storage").contains("in use:    " + engine));
  }

  private String shell(AgentProcess agent, String command) throws IOException {
    Cli.Result result =
        Cli.run(directory, "shell", "-data-dir", agent.dataDirectory().toString(), "-c", command);
    assertEquals(0, result.exit(), () -> command + ": " + result.out() + result.err());
    return result.out();
  }

  private static void awaitLog(AgentProcess agent, String begin, String end) {
    Deadline deadline = new Deadline(SOON, begin + "..." + end + " in the log of " + agent);
    while (agent.log().lines().noneMatch(line -> line.contains(begin) && line.endsWith(end))) {
      deadline.pause();
    }
  }

  private static void exportsNothing(Path bundle) throws IOException {
    try (JarFile jar = new JarFile(bundle.toFile())) {
      assertEquals(null, jar.getManifest().getMainAttributes().getValue("Export-Package"));
    }
  }

  private static void testsHaveRun(Path project) throws IOException {
    try (var reports = Files.list(project.resolve("target/surefire-reports"))) {
      assertTrue(reports.anyMatch(file -> file.toString().endsWith("Test.txt")), "no test ran");
    }
  }
}
