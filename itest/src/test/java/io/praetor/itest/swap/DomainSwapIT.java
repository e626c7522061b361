package io.praetor.itest.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.Footprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles of a cluster under load are replaced by their next builds, on one machine after the
 * other. {@code -Dpraetor.swaps=100} replaces each of the large ones a hundred times.
 */
class DomainSwapIT {

  private static final Logger LOG = Logger.getLogger(DomainSwapIT.class.getName());

  private static final int SWAPS = Integer.getInteger("praetor.swaps", 3);

  /** For a look at others: bundles, with commas between them. */
  private static final List<String> OFTEN = names("praetor.swap.often", "kv,catalog,health");

  private static final List<String> ONCE =
      names("praetor.swap.once", "acl,auth,session,txn,metrics,log,snapshot,tls");

  private static final List<String> SINGLE = names("praetor.swap.single", "rpc,agent,config,shell");

  private static final Duration NONE = Duration.ZERO;

  /** How long clients try again while something is there only once. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * The longest silence of what is replaced in place: 300 ms where nobody else needs the processor.
   */
  private static final Duration GAP =
      Duration.ofMillis(Integer.getInteger("praetor.swap.gap", 2_000));

  private static final Duration SETTLED = Duration.ofSeconds(60);

  /** Connections come and go, and threads that are only there while there is work. */
  private static final int MOVES = 15;

  /** The version of each that was replaced last may still be held; a leak would hold them all. */
  private static final int LATE_LOADERS = OFTEN.size();

  private static final Pattern REFRESHED = Pattern.compile("refreshed: ([^;]*)");
  private static final Pattern CHECK =
      Pattern.compile("\"Node\":\"([^\"]+)\",\"CheckID\":\"([^\"]+)\".*?\"ModifyIndex\":(\\d+)");

  @TempDir Path directory;

  private final Requests requests = new Requests();
  private final Workers workers = new Workers();
  private final Map<String, Integer> swaps = new TreeMap<>();
  private SwapCluster cluster;
  private Watchers watchers;

  private static List<String> names(String property, String usual) {
    String given = System.getProperty(property, usual);
    return given.isEmpty() ? List.of() : List.of(given.split(","));
  }

  @BeforeEach
  void start() throws IOException {
    cluster = new SwapCluster(directory);
    cluster.start();
    for (AgentProcess agent : cluster.agents()) {
      agent.await(SETTLED, "/v1/health/service/web", body -> body.contains("\"web\""));
    }
    new ClusterLoad(requests, workers, cluster.agents().size()).start(cluster.agents());
    watchers = new Watchers(requests, cluster.client(), workers);
    watchers.start(cluster.agents());
    awaitTurns(2);
  }

  @AfterEach
  void stop() throws IOException {
    LOG.info(
        () ->
            "%s: %d requests, %d failed, %d retries, %d without leader, %d changes, %s"
                .formatted(
                    swaps,
                    requests.total(),
                    requests.failed(),
                    requests.retries(),
                    requests.leaderless(),
                    watchers == null ? 0 : watchers.turns(),
                    requests.counts()));
    workers.close();
    cluster.close();
  }

  @Test
  void shouldNotLoseARequestWhenADomainServiceIsReplaced() throws IOException {
    swapInTurn(ONCE, 1, NONE);
    swapInTurn(OFTEN, 1, NONE);
    List<Footprint> first = footprints();
    swapInTurn(OFTEN, SWAPS - 1, NONE);
    nothingFailed();
    List<Footprint> last = footprints();
    for (int machine = 0; machine < first.size(); machine++) {
      isFlat(first.get(machine), last.get(machine));
    }
  }

  /** Measures, so it wants a machine for itself: {@code -Dpraetor.swap.gap=300}. */
  @Test
  @EnabledIfSystemProperty(named = "praetor.swap.gap", matches = "\\d+")
  void shouldHardlyNoticeThatWhatExistsOnceIsReplaced() throws IOException {
    Map<String, String> checks = checks();
    for (Silence.Port port : Silence.Port.values()) {
      String bundle = port.name().toLowerCase(Locale.ROOT);
      List<Duration> gaps = new ArrayList<>();
      for (AgentProcess agent : cluster.agents()) {
        gaps.add(
            Silence.during(port, agent, cluster.name(agent), () -> swap(bundle, agent, PATIENCE)));
      }
      LOG.info(() -> bundle + " was silent for " + gaps);
      gaps.sort(null);
      Duration middle = gaps.get(gaps.size() / 2);
      assertTrue(middle.compareTo(GAP) <= 0, bundle + " was silent for " + gaps);
    }
    swapInTurn(SINGLE, 1, PATIENCE);
    nothingFailed();
    assertEquals(checks, checks(), "no check changed its status");
  }

  private void nothingFailed() {
    assertTrue(
        requests.leaderless() == 0 || cluster.elections() > 1,
        "there was always the same leader, but not for " + requests.leaderless() + " requests");
    assertEquals(0, requests.failed(), () -> String.join("\n", requests.failures()));
  }

  /** Each of the bundles so many times, always on another machine. */
  private void swapInTurn(List<String> bundles, int times, Duration patience) throws IOException {
    List<AgentProcess> machines = cluster.agents();
    for (int time = 0; time < times; time++) {
      for (int at = 0; at < bundles.size(); at++) {
        swap(bundles.get(at), machines.get((time + at) % machines.size()), patience);
      }
    }
  }

  private void swap(String bundle, AgentProcess agent, Duration patience) throws IOException {
    int failed = requests.failed();
    requests.phase("swap of " + bundle + " at " + agent.address(), patience);
    long start = System.nanoTime();
    String report = cluster.swap(agent, "io.praetor." + bundle);
    long took = (System.nanoTime() - start) / 1_000_000;
    swaps.merge(bundle, 1, Integer::sum);
    awaitTurns(1);
    LOG.info(
        () ->
            "%s at %s: %d ms, %d failed"
                .formatted(bundle, cluster.name(agent), took, requests.failed() - failed));
    refreshedOnlyOne(report);
  }

  /** One bundle alone loses its classes; the console of a shell that is replaced tells nothing. */
  private static void refreshedOnlyOne(String report) {
    Matcher refreshed = REFRESHED.matcher(report);
    if (!report.isEmpty()) {
      assertTrue(refreshed.find(), report);
      assertTrue(refreshed.group(1).startsWith("io.praetor."), report);
      assertTrue(!refreshed.group(1).contains(","), report);
    }
  }

  private void awaitTurns(int more) {
    int enough = watchers.turns() + more;
    Deadline deadline = new Deadline(SETTLED, "changes that all watchers see: " + watchers);
    while (watchers.turns() < enough) {
      deadline.pause();
    }
  }

  private List<Footprint> footprints() throws IOException {
    List<Footprint> all = new ArrayList<>();
    for (AgentProcess agent : cluster.agents()) {
      all.add(Footprint.of(agent));
    }
    LOG.info(all::toString);
    return all;
  }

  private static void isFlat(Footprint first, Footprint last) {
    String both = first + ", then " + last;
    assertTrue(last.loaders() <= first.loaders() + LATE_LOADERS, both);
    assertTrue(last.threads() <= first.threads() + MOVES, both);
    assertTrue(last.files() <= first.files() + MOVES, both);
  }

  /** When each check last changed. */
  private Map<String, String> checks() {
    Map<String, String> all = new TreeMap<>();
    CHECK
        .matcher(cluster.agents().get(0).client().bodyOf("/v1/health/state/any"))
        .results()
        .forEach(found -> all.put(found.group(1) + "/" + found.group(2), found.group(3)));
    return all;
  }
}
