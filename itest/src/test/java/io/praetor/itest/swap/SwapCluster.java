package io.praetor.itest.swap;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Console;
import io.praetor.itest.harness.NewVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Three servers and a client on which bundles are replaced by their next builds, one by one. */
final class SwapCluster implements AutoCloseable {

  /** Generous: the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final int SERVERS = 3;

  /** Patient, so that a busy machine does not make servers lose each other. */
  private static final String SERVER =
      """
      , "server": true, "bootstrap_expect": %d, "performance": {"raft_multiplier": 10}
      """
          .formatted(SERVERS);

  private final Path directory;
  private final List<AgentProcess> agents = new ArrayList<>();
  private final Map<String, Integer> builds = new HashMap<>();

  SwapCluster(Path directory) throws IOException {
    this.directory = directory;
    for (int number = 1; number <= SERVERS; number++) {
      agents.add(AgentProcess.agent(directory, "server" + number, SERVER + join()));
    }
    agents.add(AgentProcess.agent(directory, "client", join()));
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
      agent.awaitLeader();
      agent.await(SOON, "/v1/health/state/passing", all -> all.split("serfHealth").length == 5);
      agent.await(SOON, "/v1/agent/members", all -> all.split("\"Status\":1,").length == 5);
    }
  }

  /** All agents, servers first. */
  List<AgentProcess> agents() {
    return List.copyOf(agents);
  }

  AgentProcess client() {
    return agents.get(SERVERS);
  }

  /** A build of a bundle that was not there before. */
  Path nextBuild(String symbolicName) throws IOException {
    int build = builds.merge(symbolicName, 1, Integer::sum);
    Path jar = Files.createDirectories(directory.resolve("builds")).resolve(symbolicName + ".jar");
    return NewVersion.of(NewVersion.packaged(symbolicName), "0.1." + (1_000 + build), jar);
  }

  /** Replaces a bundle on one machine and returns what the agent reported. */
  String swap(AgentProcess agent, String symbolicName, Path jar) throws IOException {
    return new Console(agent).swap(symbolicName, jar);
  }

  @Override
  public void close() {
    agents.forEach(AgentProcess::close);
  }
}
