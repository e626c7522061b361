package io.praetor.itest.browser;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Console;
import io.praetor.itest.harness.NewVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/**
 * Three servers with as much in them as a company of some size has. All tests in a browser share
 * one, so they leave what they find, and add under names of their own.
 */
final class UiWorld implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(UiWorld.class.getName());

  /** Generous: the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(90);

  private static final int SERVERS = 3;

  /** That are kept of each key. */
  private static final int VERSIONS = 5;

  private static final String UI = "io.praetor.ui";

  /** Installed on the first server. */
  static final String PLUGIN = "io.praetor.check.redis";

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Patient, so that a busy machine does not make servers lose each other. */
  private static final String SERVER =
      """
      , "server": true, "bootstrap_expect": %d, "performance": {"raft_multiplier": 10},
      "ui_config": {"enabled": true}, "praetor": {"kv": {"versions": %d}}
      """
          .formatted(SERVERS, VERSIONS);

  private final Path directory;
  private final List<AgentProcess> servers = new ArrayList<>();
  private int builds;

  private UiWorld(Path directory) {
    this.directory = directory;
  }

  /** Starts the servers and fills them. */
  static UiWorld start(Path directory) throws IOException {
    UiWorld world = new UiWorld(directory);
    try {
      world.begin();
    } catch (IOException | RuntimeException | AssertionError e) {
      world.close();
      throw e;
    }
    return world;
  }

  private void begin() throws IOException {
    long began = System.nanoTime();
    for (int number = 1; number <= SERVERS; number++) {
      servers.add(AgentProcess.agent(directory, "server-" + number, SERVER + join()));
    }
    installPlugin();
    for (AgentProcess server : servers) {
      server.start();
    }
    for (AgentProcess server : servers) {
      server.await(SOON, "/v1/status/leader", leader -> leader.contains(":"));
      server.await(
          SOON, "/v1/health/service/consul", all -> all.split("serfHealth").length > SERVERS);
    }
    long started = System.nanoTime();
    fill(new Requests(servers.get(0).client()));
    long filled = System.nanoTime();
    LOG.info(
        () ->
            "three servers after %d ms, filled after %d ms"
                .formatted(
                    (started - began) / NANOS_PER_MILLI, (filled - started) / NANOS_PER_MILLI));
  }

  private void installPlugin() throws IOException {
    Path jar = AgentProcess.jarOf("plugins", PLUGIN);
    Path plugins = Files.createDirectories(server(1).dataDirectory().resolve("plugins"));
    Files.copy(jar, plugins.resolve(jar.getFileName()));
  }

  private String join() {
    List<String> addresses = servers.stream().map(server -> '"' + server.address() + '"').toList();
    return addresses.isEmpty()
        ? ""
        : ", \"retry_join\": %s, \"retry_interval\": \"1s\"".formatted(addresses);
  }

  private static void fill(Requests api) {
    api.inOrder(WorldCatalog.operations());
    WorldCatalog.hostile().forEach(each -> api.putJson("/v1/catalog/register", each));
    api.inAnyOrder(WorldKeys.operations());
    WorldLife.begin(api);
  }

  /** One of the servers, from 1. */
  AgentProcess server(int number) {
    return servers.get(number - 1);
  }

  /** The address of a page, as one of the servers has it. */
  String page(int server, String path) {
    return "http://" + server(server).address() + ":8500/ui/dc1/" + path;
  }

  /** Requests to another server than the one whose pages are looked at. */
  Requests elsewhere() {
    return new Requests(server(2).client());
  }

  /** Replaces the pages of a server by their next build. */
  void replacePages(int server) throws IOException {
    Path jar = directory.resolve("ui-" + ++builds + ".jar");
    NewVersion.of(NewVersion.packaged(UI), "0.1." + (1_000 + builds), jar);
    String report = new Console(server(server)).swap(UI, jar);
    if (!report.contains("refreshed: " + UI)) {
      throw new AssertionError(report);
    }
  }

  @Override
  public void close() {
    servers.forEach(AgentProcess::close);
  }
}
