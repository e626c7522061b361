package io.praetor.itest.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.Footprint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;

/** A cluster under constant load, with what became of every request while parts are replaced. */
final class LoadedCluster implements AutoCloseable {

  /** Nothing may fail. */
  static final Duration NONE = Duration.ZERO;

  static final Duration SETTLED = Duration.ofSeconds(60);

  private static final Logger LOG = Logger.getLogger(LoadedCluster.class.getName());

  /** Connections come and go, and threads that are only there while there is work. */
  private static final int MOVES = 15;

  private final Requests requests = new Requests();
  private final Workers workers = new Workers();
  private final Map<String, Integer> changes = new TreeMap<>();
  private final SwapCluster cluster;
  private Watchers watchers;

  /** What is done to one machine. */
  @FunctionalInterface
  interface Change {
    void make() throws IOException;
  }

  LoadedCluster(SwapCluster cluster) {
    this.cluster = cluster;
  }

  /** Starts the machines, and the load when all is well. */
  void start() throws IOException {
    cluster.start();
    for (AgentProcess agent : agents()) {
      agent.await(SETTLED, "/v1/health/service/web", body -> body.contains("\"web\""));
      agent.await(SETTLED, "/v1/health/state/critical", "[]"::equals);
    }
    new ClusterLoad(requests, workers, agents().size()).start(agents());
    watchers = new Watchers(requests, cluster.client(), workers);
    watchers.start(agents());
    awaitTurns(2);
  }

  List<AgentProcess> agents() {
    return cluster.agents();
  }

  /**
   * Changes something on one machine, and waits until all watchers have seen a change after it.
   *
   * @param what is changed
   * @param patience how long clients try again what failed
   */
  void change(String what, AgentProcess agent, Duration patience, Change change)
      throws IOException {
    int failed = requests.failed();
    requests.phase(what + " at " + agent.address(), patience);
    long start = System.nanoTime();
    change.make();
    long took = (System.nanoTime() - start) / 1_000_000;
    changes.merge(what, 1, Integer::sum);
    awaitTurns(1);
    LOG.info(
        () ->
            "%s at %s: %d ms, %d failed"
                .formatted(what, cluster.name(agent), took, requests.failed() - failed));
  }

  private void awaitTurns(int more) {
    int enough = watchers.turns() + more;
    Deadline deadline = new Deadline(SETTLED, "changes that all watchers see: " + watchers);
    while (watchers.turns() < enough) {
      deadline.pause();
    }
  }

  void nothingFailed() {
    assertTrue(
        requests.leaderless() == 0 || cluster.elections() > 1,
        "there was always the same leader, but not for " + requests.leaderless() + " requests");
    assertEquals(0, requests.failed(), () -> String.join("\n", requests.failures()));
  }

  List<Footprint> footprints() throws IOException {
    List<Footprint> all = new ArrayList<>();
    for (AgentProcess agent : agents()) {
      all.add(Footprint.of(agent));
    }
    LOG.info(all::toString);
    return all;
  }

  /**
   * Nothing has grown on any machine.
   *
   * @param kinds how many different bundles were replaced: the version of each that was replaced
   *     last may still be held; a leak would hold them all
   */
  static void areFlat(List<Footprint> first, List<Footprint> last, int kinds) {
    for (int machine = 0; machine < first.size(); machine++) {
      Footprint before = first.get(machine);
      Footprint after = last.get(machine);
      String both = before + ", then " + after;
      assertTrue(after.loaders() <= before.loaders() + kinds, both);
      assertTrue(after.threads() <= before.threads() + MOVES, both);
      assertTrue(after.files() <= before.files() + MOVES, both);
    }
  }

  @Override
  public void close() throws IOException {
    LOG.info(
        () ->
            "%s: %d requests, %d failed, %d retries, %d without leader, %d changes, %s"
                .formatted(
                    changes,
                    requests.total(),
                    requests.failed(),
                    requests.retries(),
                    requests.leaderless(),
                    watchers == null ? 0 : watchers.turns(),
                    requests.counts()));
    workers.close();
    cluster.close();
  }
}
