package io.praetor.itest.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
      names("praetor.swap.once", "acl,auth,session,txn,connect,history,metrics,log,snapshot,tls");

  private static final List<String> SINGLE = names("praetor.swap.single", "rpc,agent,config,shell");

  /** How long clients try again while something is there only once. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * The longest silence of what is replaced in place: {@code -Dpraetor.swap.gap=300} where nobody
   * else needs the processor.
   */
  private static final Duration GAP =
      Duration.ofMillis(Integer.getInteger("praetor.swap.gap", (int) PATIENCE.toMillis()));

  private static final Pattern CHECK =
      Pattern.compile("\"Node\":\"([^\"]+)\",\"CheckID\":\"([^\"]+)\".*?\"ModifyIndex\":(\\d+)");

  @TempDir Path directory;

  private SwapCluster cluster;
  private LoadedCluster loaded;

  private static List<String> names(String property, String usual) {
    String given = System.getProperty(property, usual);
    return given.isEmpty() ? List.of() : List.of(given.split(","));
  }

  @BeforeEach
  void start() throws IOException {
    cluster = new SwapCluster(directory);
    loaded = new LoadedCluster(cluster);
    loaded.start();
  }

  @AfterEach
  void stop() throws IOException {
    loaded.close();
  }

  @Test
  void shouldNotLoseARequestWhenADomainServiceIsReplaced() throws IOException {
    swapInTurn(ONCE, 1, LoadedCluster.NONE);
    swapInTurn(OFTEN, 1, LoadedCluster.NONE);
    List<Footprint> first = loaded.footprints();
    swapInTurn(OFTEN, SWAPS - 1, LoadedCluster.NONE);
    loaded.nothingFailed();
    LoadedCluster.areFlat(first, loaded.footprints(), OFTEN.size());
  }

  @Test
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
      gaps.forEach(gap -> assertTrue(gap.compareTo(GAP) <= 0, bundle + " was silent for " + gaps));
    }
    swapInTurn(SINGLE, 1, PATIENCE);
    loaded.nothingFailed();
    assertEquals(checks, checks(), "no check changed its status");
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
    loaded.change(bundle, agent, patience, () -> cluster.swap(agent, "io.praetor." + bundle));
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
