package io.praetor.gossip.internal.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often the living are taken for dead. */
class FalsePositiveSimTest {

  private static final int NODES = 100;

  /** Longer than a suspect of 100 nodes has at least. */
  private static final long LAG_MILLIS = 12_000;

  /** How many times a member believed a living one dead. */
  private static final class FalseDeaths {
    private int count;
    private int ofHealthy;

    FalseDeaths(SimNetwork network, int slow) {
      network.listen(
          happening -> {
            if (happening.effect() instanceof SwimEffect.Left left) {
              count++;
              boolean healthySubject = Integer.parseInt(left.node().name().substring(4)) >= slow;
              ofHealthy += healthySubject ? 1 : 0;
            }
          });
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05})
  void shouldTakeNobodyForDeadAtUsualLoss(double loss) {
    SimSettings settings = SimSettings.of(NODES).loss(loss);
    System.out.println(settings);
    SimNetwork network = SimNetwork.formed(settings);
    FalseDeaths deaths = new FalseDeaths(network, 0);
    network.run(300_000);
    System.out.printf("loss %.2f: %d false deaths in 300 s%n", loss, deaths.count);
    assertEquals(0, deaths.count);
  }

  /** 20 % in each direction: a direct ping fails with 36 %. */
  @Test
  void shouldTakeFewForDeadAtHeavyLoss() {
    SimSettings settings = SimSettings.of(NODES).loss(0.2);
    System.out.println(settings);
    SimNetwork network = SimNetwork.formed(settings);
    FalseDeaths deaths = new FalseDeaths(network, 0);
    network.run(300_000);
    System.out.printf("loss 0.20: %d false deaths in 300 s%n", deaths.count);
    // One believed by all counts 99 times.
    assertTrue(deaths.count < NODES, () -> deaths.count + " false deaths");
  }

  /** Lifeguard §V: slow members accuse healthy ones, unless they know that they are slow. */
  @Test
  void shouldSpareTheHealthyFromSlowMembers() {
    FalseDeaths with = withSlowMembers(true);
    FalseDeaths without = withSlowMembers(false);
    System.out.printf(
        "slow members: %d false deaths of healthy ones (%d in all) with Lifeguard, %d (%d) without%n",
        with.ofHealthy, with.count, without.ofHealthy, without.count);
    assertTrue(without.ofHealthy > 0, "nothing to compare with");
    assertTrue(with.ofHealthy * 5 < without.ofHealthy);
    assertTrue(with.ofHealthy < NODES);
  }

  private static FalseDeaths withSlowMembers(boolean lifeguard) {
    SimSettings settings = SimSettings.of(NODES).lifeguard(lifeguard);
    System.out.println(settings);
    SimNetwork network = SimNetwork.formed(settings);
    int slow = NODES / 10;
    FalseDeaths deaths = new FalseDeaths(network, slow);
    network.members.subList(0, slow).forEach(member -> member.lagMillis = LAG_MILLIS);
    network.run(120_000);
    return deaths;
  }
}
