package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.praetor.itest.guest.PlainActivator;
import io.praetor.itest.guest.PlainEngine;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.ClassBundle;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.KvLoad;
import io.praetor.itest.harness.PluginDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The storage engine of a running server is changed under load: to the one that is shipped beside
 * the installed one, to one that a test brings along, and back.
 */
class StorageSwapIT {

  /** How often each engine is taken into use. */
  private static final int ROUNDS = Integer.getInteger("praetor.swaps", 3);

  private static final int WRITERS = 4;
  private static final int WRITES_BETWEEN = 100;

  /** Rows that make a change last long enough to be killed in the middle. */
  private static final int ROWS = 20_000;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String XODUS = "xodus";
  private static final String MVSTORE = "mvstore";

  @TempDir Path directory;

  @Test
  void shouldChangeTheEngineUnderLoadAndLoseNothing() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      install(agent);
      Set<String> written;
      try (KvLoad load = new KvLoad(agent.client(), "load/", WRITERS)) {
        int count = 0;
        for (int round = 0; round < ROUNDS; round++) {
          for (String engine : List.of(MVSTORE, XODUS, PlainEngine.ENGINE)) {
            assertTrue(shell(agent, "praetor:storage " + engine).startsWith(engine));
            count += WRITES_BETWEEN;
            load.awaitAcknowledged(count);
          }
        }
        shell(agent, "praetor:storage " + XODUS);
        written = load.stop();
        assertEquals(0, load.failures(), "failed requests");
      }
      assertEquals(Set.of(XODUS), engineDirectories(agent));
      agent.kill();
      agent.start().awaitLeader();
      assertEquals(Set.of(), missing(agent, written));
    }
  }

  @Test
  void shouldComeBackWholeWhenKilledWithinAChange() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      install(agent);
      Set<String> written = new HashSet<>();
      try (KvLoad load = new KvLoad(agent.client(), "load/first/", WRITERS)) {
        load.awaitAcknowledged(ROWS);
        written.addAll(load.stop());
      }
      for (int round = 0; round < ROUNDS; round++) {
        String other =
            shell(agent, "praetor:storage").contains("in use:    xodus") ? MVSTORE : XODUS;
        try (KvLoad load = new KvLoad(agent.client(), "load/" + round + "/", WRITERS)) {
          load.awaitAcknowledged(WRITES_BETWEEN);
          Process change = changing(agent, other);
          awaitLeftover(agent, other);
          agent.kill();
          change.destroy();
          written.addAll(load.stop());
        }
        agent.start().awaitLeader();
        assertEquals(Set.of(), missing(agent, written));
        awaitInstalled(agent);
      }
      shell(agent, "praetor:storage " + PlainEngine.ENGINE);
      assertEquals(Set.of(PlainEngine.ENGINE), engineDirectories(agent));
      agent.kill();
      // The engine that counts is a plugin: the state waits until that is installed.
      agent.start().awaitLeader();
      assertEquals(Set.of(), missing(agent, written));
    }
  }

  @Test
  void shouldFollowTheConfigurationAndStayWithItsEngineWhenAnotherFails() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      install(agent);
      agent.config("storage.json", "{\"praetor\": {\"storage_engine\": \"mvstore\"}}");
      assertEquals(0, agent.consul("reload").exit());
      Deadline deadline = new Deadline(LIMIT, "mvstore in use; " + agent);
      while (!shell(agent, "praetor:storage").contains("in use:    mvstore")) {
        deadline.pause();
      }
      Cli.Result refused = tell(agent, "praetor:storage nothing");
      assertTrue((refused.out() + refused.err()).contains("is not installed"), refused::toString);
      assertTrue(shell(agent, "praetor:storage").contains("in use:    mvstore"));
      Cli.Result kept = tell(agent, "plugin:uninstall mvstore.jar");
      assertTrue(
          (kept.out() + kept.err()).contains("choose another storage engine"), kept::toString);
      shell(agent, "praetor:storage xodus");
      assertTrue(shell(agent, "plugin:uninstall mvstore.jar").contains("uninstalled"));
    }
  }

  /** Puts both plugins where the agent looks for them, and waits until they are started. */
  private void install(AgentProcess agent) throws IOException {
    PluginDirectory plugins = new PluginDirectory(agent);
    Path plain = directory.resolve("plain.jar");
    ClassBundle.write(
        plain,
        "itest.storage.plain",
        "1.0.0",
        Map.of(
            "Bundle-Activator",
            PlainActivator.class.getName(),
            "Import-Package",
            "io.praetor.spi.storage,org.osgi.framework"),
        List.of(PlainActivator.class, PlainEngine.class, plainStore()));
    plugins.put("plain.jar", plain);
    plugins.put("mvstore.jar", PluginDirectory.shipped("io.praetor.storage.mvstore"));
    awaitInstalled(agent);
  }

  private void awaitInstalled(AgentProcess agent) throws IOException {
    Deadline deadline = new Deadline(LIMIT, "three engines; " + agent);
    while (!shell(agent, "praetor:storage").contains("mvstore, plain, xodus")) {
      deadline.pause();
    }
  }

  /** It is package-private, as the other classes of an engine are. */
  private static Class<?> plainStore() {
    try {
      return Class.forName(PlainEngine.class.getPackageName() + ".PlainStore");
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private Process changing(AgentProcess agent, String engine) throws IOException {
    return new ProcessBuilder(
            AgentProcess.home().resolve("bin/consul").toString(),
            "shell",
            "-data-dir",
            agent.dataDirectory().toString(),
            "-c",
            "praetor:storage " + engine)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("change.out").toFile())
        .start();
  }

  /** Waits until the change has begun to write. */
  private static void awaitLeftover(AgentProcess agent, String engine) {
    Path files = agent.dataDirectory().resolve("state").resolve(engine);
    Deadline deadline = new Deadline(LIMIT, "the change to " + engine);
    while (!Files.exists(files)) {
      deadline.pause();
    }
  }

  private static Set<String> engineDirectories(AgentProcess agent) throws IOException {
    try (Stream<Path> all = Files.list(agent.dataDirectory().resolve("state"))) {
      Set<String> names = new HashSet<>();
      all.filter(Files::isDirectory).forEach(one -> names.add(one.getFileName().toString()));
      return names;
    }
  }

  private static Set<String> missing(AgentProcess agent, Set<String> written) throws IOException {
    String keys =
        agent.await(LIMIT, "/v1/kv/load/?keys", body -> body.startsWith("[") && body.length() > 2);
    Set<String> missing = new TreeSet<>(written);
    missing.removeAll(List.of(new ObjectMapper().readValue(keys, String[].class)));
    return missing;
  }

  private String shell(AgentProcess agent, String command) throws IOException {
    Cli.Result result = tell(agent, command);
    assertEquals(0, result.exit(), () -> command + ": " + result.out() + result.err());
    assertFalse(result.out().isBlank(), command);
    return result.out();
  }

  private Cli.Result tell(AgentProcess agent, String command) throws IOException {
    return Cli.run(
        directory, "shell", "-data-dir", agent.dataDirectory().toString(), "-c", command);
  }
}
