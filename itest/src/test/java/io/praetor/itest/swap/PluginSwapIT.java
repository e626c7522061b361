package io.praetor.itest.swap;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Console;
import io.praetor.itest.harness.Footprint;
import io.praetor.itest.harness.PluginDirectory;
import io.praetor.itest.harness.RespServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What others may supply is replaced in a cluster under load: types of checks while their checks
 * run, storage engines while keys are written, the web UI while its pages are read. {@code
 * -Dpraetor.swaps=20} does each so many times.
 */
class PluginSwapIT {

  private static final int SWAPS = Integer.getInteger("praetor.swaps", 3);

  private static final List<String> TYPES = List.of("redis", "jdbc");
  private static final String TYPE = "io.praetor.check.";
  private static final String MVSTORE = "io.praetor.storage.mvstore";
  private static final String UI = "io.praetor.ui";

  /** Bundles that are replaced by others: both types of checks, and the UI. */
  private static final int KINDS = 3;

  private static final String CHECKED =
      """
      {"services": [
        {"name": "cache", "check": {"redis": "%s", "interval": "1s", "timeout": "10s"}},
        {"name": "rows", "check": {"jdbc": "jdbc:still:rows", "interval": "1s", "timeout": "10s"}}]}
      """;

  @TempDir Path directory;

  private final RespServer redis = new RespServer();
  private SwapCluster cluster;
  private LoadedCluster loaded;

  @BeforeEach
  void start() throws IOException {
    cluster = new SwapCluster(directory);
    for (AgentProcess server : cluster.servers()) {
      new PluginDirectory(server).put("mvstore.jar", PluginDirectory.shipped(MVSTORE));
    }
    cluster.client().config("checked.json", CHECKED.formatted(redis.address()));
    PluginDirectory plugins = new PluginDirectory(cluster.client());
    for (String type : TYPES) {
      plugins.put(type + ".jar", PluginDirectory.shipped(TYPE + type));
    }
    plugins.put("driver.jar", PluginDirectory.driver(directory.resolve("driver.jar")));
    loaded = new LoadedCluster(cluster);
    loaded.start();
  }

  @AfterEach
  void stop() throws IOException {
    loaded.close();
    redis.close();
  }

  @Test
  void shouldNotLoseARequestWhenWhatOthersSupplyIsReplaced() throws IOException {
    swapEverything(1);
    List<Footprint> first = loaded.footprints();
    for (int round = 2; round <= SWAPS; round++) {
      swapEverything(round);
    }
    loaded.nothingFailed();
    LoadedCluster.areFlat(first, loaded.footprints(), KINDS);
  }

  private void swapEverything(int round) throws IOException {
    for (String type : TYPES) {
      AgentProcess client = cluster.client();
      change(
          type,
          client,
          () -> new PluginDirectory(client).replace(type + ".jar", TYPE + type, "0.2." + round));
    }
    for (AgentProcess server : cluster.servers()) {
      for (String engine : List.of("mvstore", "xodus")) {
        change(engine, server, () -> new Console(server).run("praetor:storage " + engine));
      }
    }
    List<AgentProcess> all = cluster.agents();
    AgentProcess next = all.get(round % all.size());
    change("ui", next, () -> cluster.swap(next, UI));
  }

  private void change(String what, AgentProcess agent, LoadedCluster.Change change)
      throws IOException {
    loaded.change(what, agent, LoadedCluster.NONE, change);
  }
}
