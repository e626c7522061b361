package io.praetor.gossip.internal.coordinate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.gossip.Coordinate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Many nodes that measure each other end up where they are. */
class CoordinateConvergencePropertyTest {

  private static final int NODES = 20;
  private static final int CYCLES = 800;

  private interface RoundTrips {
    double seconds(int from, int to);
  }

  private static List<CoordinateClient> simulate(long seed, RoundTrips truth) {
    SplittableRandom random = new SplittableRandom(seed);
    List<CoordinateClient> clients = clients(random);
    measure(clients, random, CYCLES, truth);
    return clients;
  }

  private static List<CoordinateClient> clients(SplittableRandom random) {
    List<CoordinateClient> clients = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      clients.add(new CoordinateClient(random.split()));
    }
    return clients;
  }

  private static void measure(
      List<CoordinateClient> clients, SplittableRandom random, int cycles, RoundTrips truth) {
    for (int cycle = 0; cycle < cycles; cycle++) {
      for (int i = 0; i < NODES; i++) {
        int j = random.nextInt(NODES);
        if (i != j) {
          long nanos = (long) (truth.seconds(i, j) * 1e9);
          clients.get(i).measured("node" + j, clients.get(j).coordinate(), nanos);
        }
      }
    }
  }

  private static double meanError(List<CoordinateClient> clients, RoundTrips truth) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < NODES; i++) {
      for (int j = i + 1; j < NODES; j++) {
        double estimate = clients.get(i).coordinate().distanceTo(clients.get(j).coordinate());
        sum += Math.abs(estimate - truth.seconds(i, j)) / truth.seconds(i, j);
        count++;
      }
    }
    return sum / count;
  }

  private static double distance(double x1, double y1, double x2, double y2) {
    return Math.hypot(x1 - x2, y1 - y2);
  }

  @Property(tries = 5)
  void shouldConvergeOnAGrid(@ForAll long seed) {
    RoundTrips truth = (i, j) -> 0.010 * distance(i % 5, (int) (i / 5.0), j % 5, (int) (j / 5.0));
    double error = meanError(simulate(seed, truth), truth);
    assertTrue(error < 0.05, () -> "mean error " + error);
  }

  /** Two places far apart, as two datacenters. */
  @Property(tries = 5)
  void shouldConvergeOnTwoPlaces(@ForAll long seed) {
    RoundTrips truth = (i, j) -> 0.001 + (i % 2 == j % 2 ? 0 : 0.040);
    List<CoordinateClient> clients = simulate(seed, truth);
    double error = meanError(clients, truth);
    assertTrue(error < 0.3, () -> "mean error " + error);
    double near = clients.get(0).coordinate().distanceTo(clients.get(2).coordinate());
    double far = clients.get(0).coordinate().distanceTo(clients.get(1).coordinate());
    assertTrue(near * 5 < far);
  }

  /** A node in the middle of a circle but far from all: only a height can say that. */
  @Property(tries = 5)
  void shouldPutASlowLinkIntoTheHeight(@ForAll long seed) {
    double radius = 0.1;
    IntToDoubleFunction angle = i -> 2 * Math.PI * i / NODES;
    RoundTrips truth =
        (i, j) ->
            i == 0 || j == 0
                ? 2 * radius
                : radius
                    * distance(
                        Math.cos(angle.applyAsDouble(i)),
                        Math.sin(angle.applyAsDouble(i)),
                        Math.cos(angle.applyAsDouble(j)),
                        Math.sin(angle.applyAsDouble(j)));
    List<CoordinateClient> clients = simulate(seed, truth);
    double others =
        clients.stream()
            .skip(1)
            .mapToDouble(client -> client.coordinate().height())
            .average()
            .orElseThrow();
    double height = clients.get(0).coordinate().height();
    assertTrue(height > 1.5 * others, () -> height + " s, others " + others + " s");
  }

  /** Gravity brings the middle of all back to the origin, wherever they begin. */
  @Property(tries = 3)
  void shouldFallBackToTheOrigin(@ForAll long seed) {
    double begin = 20;
    RoundTrips truth = (i, j) -> 0.05 * Math.abs(i - j);
    List<CoordinateClient> clients = clients(new SplittableRandom(seed));
    List<Double> far = List.of(begin, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    clients.forEach(
        client ->
            client.place(new Coordinate(far, Position.MAX_ERROR, 0, Position.MIN_HEIGHT_SECONDS)));
    measure(clients, new SplittableRandom(seed), 1_000, truth);
    double centre =
        clients.stream()
            .mapToDouble(client -> client.coordinate().vector().get(0))
            .average()
            .orElseThrow();
    // dx/dn = -(x/150)^2 from 20 s is at 10.6 s after 1,000 steps.
    assertTrue(centre > 8 && centre < 13, () -> "centre at " + centre + " s");
  }
}
