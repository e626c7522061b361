package io.praetor.itest.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles of a cluster under load are replaced by their next builds, on each machine in turn.
 * {@code -Dpraetor.swaps} says how often; {@code -Dpraetor.swap.bundles} names others than the
 * usual ones.
 */
class DomainSwapIT {

  private static final int ROUNDS = Integer.getInteger("praetor.swaps", 3);

  private static final Duration NONE = Duration.ZERO;

  /** How long clients try again while something is there only once. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** The longest silence of what is replaced in place. */
  private static final Duration GAP = Duration.ofMillis(300);

  private static final Duration SETTLED = Duration.ofSeconds(30);

  private static final int PROBE_LIMIT_MILLIS = 20;

  @TempDir Path directory;

  private final Requests requests = new Requests();
  private final Workers workers = new Workers();
  private final List<String> report = new ArrayList<>();
  private SwapCluster cluster;
  private Watchers watchers;

  @BeforeEach
  void start() throws IOException {
    cluster = new SwapCluster(directory);
    cluster.start();
    cluster
        .client()
        .client()
        .send("PUT", "/v1/agent/service/register", "{\"Name\":\"web\",\"Port\":80}");
    for (AgentProcess agent : cluster.agents()) {
      agent.await(SETTLED, "/v1/health/service/web", body -> body.contains("\"web\""));
    }
    new ClusterLoad(requests, workers, cluster.agents().size()).start(cluster.agents());
    watchers = new Watchers(requests, cluster.client(), workers);
    watchers.start(cluster.agents());
    awaitTurns(3);
  }

  private void awaitTurns(int more) {
    int enough = watchers.turns() + more;
    Deadline deadline =
        new Deadline(SETTLED, "changes that all watchers see: " + requests.failures());
    while (watchers.turns() < enough) {
      deadline.pause();
    }
  }

  @AfterEach
  void stop() {
    report.forEach(line -> System.out.println("## " + line));
    System.out.println("## " + requests.total() + " requests " + requests.counts());
    System.out.println(
        "## failed "
            + requests.failed()
            + ", retries "
            + requests.retries()
            + ", turns "
            + watchers.turns()
            + ", longest "
            + watchers.longest().toMillis()
            + " ms");
    requests.failures().stream().limit(100).forEach(line -> System.out.println("## " + line));
    workers.close();
    cluster.close();
  }

  @Test
  void shouldReplace() throws IOException {
    for (String bundle : System.getProperty("praetor.swap.bundles", "kv,catalog").split(",")) {
      for (int round = 1; round <= ROUNDS; round++) {
        Path jar = cluster.nextBuild("io.praetor." + bundle);
        for (AgentProcess agent : cluster.agents()) {
          int before = requests.failed();
          long retries = requests.retries();
          boolean single = System.getProperty("praetor.swap.single", "").contains(bundle);
          requests.phase(
              "swap " + bundle + " " + round + " at " + agent.address(), single ? PATIENCE : NONE);
          long start = System.nanoTime();
          String said = cluster.swap(agent, "io.praetor." + bundle, jar);
          long took = (System.nanoTime() - start) / 1_000_000;
          awaitTurns(2);
          report.add(
              bundle
                  + " "
                  + round
                  + " "
                  + agent.address()
                  + " "
                  + took
                  + " ms, failed "
                  + (requests.failed() - before)
                  + " retries "
                  + (requests.retries() - retries)
                  + ": "
                  + said.strip());
        }
        if (round == 1 || round == 5 || round == ROUNDS) {
          for (AgentProcess agent : cluster.agents()) {
            report.add(bundle + " " + round + " " + Footprint.of(agent));
          }
        }
      }
    }
    assertEquals(0, requests.failed(), () -> String.join("\n", requests.failures()));
  }
}
