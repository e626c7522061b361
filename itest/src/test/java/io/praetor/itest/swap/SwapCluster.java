package io.praetor.itest.swap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Console;
import io.praetor.itest.harness.NewVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Three servers and a client on which bundles are replaced by their next builds, one by one. */
final class SwapCluster implements AutoCloseable {

  /** Generous: the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(90);

  private static final Pattern REFRESHED = Pattern.compile("refreshed: ([^;]*)");

  private static final int SERVERS = 3;
  private static final int NO_BODY = -1;
  private static final String ELECTED = "New leader elected";

  /** Patient, so that a busy machine does not make servers lose each other. */
  private static final String SERVER =
      """
      , "server": true, "bootstrap_expect": %d, "performance": {"raft_multiplier": 10}
      """
          .formatted(SERVERS);

  /** Everything is allowed, but only to those about whom somebody was asked. */
  private static final String ACCESS =
      """
      , "ui": true, "acl": {"enabled": true, "default_policy": "allow"}
      """;

  /** A service that is healthy as long as its checks are kept and told. */
  private static final String SERVICES =
      """
      , "enable_local_script_checks": true,
      "services": [{"name": "web", "port": 80, "checks": [
        {"id": "script", "args": ["true"], "interval": "1s"},
        {"id": "told", "ttl": "10m", "status": "passing"},
        {"id": "other", "alias_service": "base"}]},
        {"name": "base", "checks": [
        {"id": "tcp", "tcp": "%s", "interval": "1s"},
        {"id": "http", "http": "http://%s/", "interval": "1s"}]}]
      """;

  private final HttpServer healthy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
  private final Path directory;
  private final List<AgentProcess> agents = new ArrayList<>();
  private final Map<String, Integer> builds = new HashMap<>();

  SwapCluster(Path directory) throws IOException {
    this.directory = directory;
    for (int number = 1; number <= SERVERS; number++) {
      agents.add(AgentProcess.agent(directory, "server" + number, SERVER + ACCESS + join()));
    }
    String target = beginToBeHealthy();
    agents.add(
        AgentProcess.agent(
            directory, "client", SERVICES.formatted(target, target) + ACCESS + join()));
  }

  /** Somebody who is well as long as this test runs. */
  private String beginToBeHealthy() {
    healthy.createContext(
        "/",
        request -> {
          request.sendResponseHeaders(200, NO_BODY);
          request.close();
        });
    healthy.start();
    return "127.0.0.1:" + healthy.getAddress().getPort();
  }

  private String join() {
    List<String> addresses = agents.stream().map(agent -> '"' + agent.address() + '"').toList();
    return agents.isEmpty()
        ? ""
        : ", \"retry_join\": %s, \"retry_interval\": \"1s\"".formatted(addresses);
  }

  void start() throws IOException {
    for (AgentProcess agent : agents) {
      agent.start();
    }
    for (AgentProcess agent : agents) {
      agent.await(SOON, "/v1/status/leader", leader -> leader.contains(":"));
      agent.await(SOON, "/v1/health/state/passing", all -> all.split("serfHealth").length == 5);
      agent.await(SOON, "/v1/agent/members", all -> all.split("\"Status\":1,").length == 5);
    }
  }

  /** Those that keep the catalog. */
  List<AgentProcess> servers() {
    return agents.subList(0, SERVERS);
  }

  /** All agents, servers first. */
  List<AgentProcess> agents() {
    return List.copyOf(agents);
  }

  /** How often a server became leader. */
  long elections() {
    return agents.get(0).log().lines().filter(line -> line.contains(ELECTED)).count();
  }

  AgentProcess client() {
    return agents.get(SERVERS);
  }

  /** The name of its node. */
  String name(AgentProcess agent) {
    int number = agents.indexOf(agent);
    return number < SERVERS ? "server" + (number + 1) : "client";
  }

  /** A build of a bundle that was not there before. */
  private Path nextBuild(String symbolicName) throws IOException {
    int build = builds.merge(symbolicName, 1, Integer::sum);
    Path jar = Files.createDirectories(directory.resolve("builds")).resolve(symbolicName + ".jar");
    return NewVersion.of(NewVersion.packaged(symbolicName), "0.1." + (1_000 + build), jar);
  }

  /**
   * Replaces a bundle on one machine. One bundle alone loses its classes; the console of a shell
   * that is replaced tells nothing.
   */
  void swap(AgentProcess agent, String symbolicName) throws IOException {
    String report = new Console(agent).swap(symbolicName, nextBuild(symbolicName));
    Matcher refreshed = REFRESHED.matcher(report);
    if (!report.isEmpty()) {
      assertTrue(refreshed.find(), report);
      assertTrue(refreshed.group(1).startsWith(symbolicName + " "), report);
      assertFalse(refreshed.group(1).contains(","), report);
    }
  }

  @Override
  public void close() throws IOException {
    agents.forEach(AgentProcess::close);
    healthy.stop(0);
  }
}
