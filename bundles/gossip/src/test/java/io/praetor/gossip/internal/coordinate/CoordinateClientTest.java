package io.praetor.gossip.internal.coordinate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.gossip.Coordinate;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CoordinateClientTest {

  private static final Coordinate THERE = at(0.04, 1.5, 0, 10e-6);

  private final CoordinateClient client = new CoordinateClient(new SplittableRandom(1));

  private static Coordinate at(double first, double error, double adjustment, double height) {
    return new Coordinate(
        List.of(first, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), error, adjustment, height);
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void shouldBeginAtTheOriginUnsure() {
    assertEquals(new Coordinate(Collections.nCopies(8, 0.0), 1.5, 0, 10e-6), client.coordinate());
  }

  @Test
  void shouldMoveAwayFromWhoIsFartherThanExpected() {
    double before = client.coordinate().distanceTo(THERE);
    client.measured("a", THERE, millis(200));
    assertTrue(client.coordinate().distanceTo(THERE) > before);
  }

  @Test
  void shouldRejectRoundTripsThatAreNone() {
    assertTrue(client.measured("a", THERE, -1).isEmpty());
    assertTrue(client.measured("a", THERE, millis(10_001)).isEmpty());
    assertTrue(client.measured("a", THERE, 0).isPresent());
    assertTrue(client.measured("a", THERE, millis(10_000)).isPresent());
  }

  @Test
  void shouldRejectCoordinatesThatAreNone() {
    assertFalse(client.place(new Coordinate(List.of(0.0), 1, 0, 1)));
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertTrue(client.measured("a", at(bad, 1, 0, 0), 1).isEmpty());
      assertTrue(client.measured("a", at(0, bad, 0, 0), 1).isEmpty());
      assertTrue(client.measured("a", at(0, 1, bad, 0), 1).isEmpty());
      assertTrue(client.measured("a", at(0, 1, 0, bad), 1).isEmpty());
    }
    assertTrue(client.measured("a", at(0, -1, 0, 0), 1).isEmpty());
    assertTrue(client.measured("a", at(0, 1, 0, -1), 1).isEmpty());
  }

  @Test
  void shouldGiveUpAPlaceThatIsNone() {
    client.measured("a", at(1e308, 1.5, 0, 1e308), millis(10));
    assertEquals(1, client.resets());
    assertEquals(new Coordinate(Collections.nCopies(8, 0.0), 1.5, 0, 10e-6), client.coordinate());
  }

  @Test
  void shouldTakeAPlaceThatWasKnown() {
    Coordinate known = at(0.5, 0.2, 0.001, 0.002);
    assertTrue(client.place(known));
    assertEquals(known, client.coordinate());
  }

  /** A blip among three measurements of one node has no effect; after forgetting it has. */
  @Test
  void shouldFilterBlipsPerNode() {
    CoordinateClient plain = new CoordinateClient(new SplittableRandom(1));
    for (CoordinateClient each : List.of(client, plain)) {
      each.measured("a", THERE, millis(40));
      each.measured("a", THERE, millis(40));
    }
    client.measured("a", THERE, millis(5_000));
    plain.measured("a", THERE, millis(40));
    assertEquals(plain.coordinate(), client.coordinate());
    client.forget("a");
    plain.forget("a");
    client.measured("a", THERE, millis(5_000));
    plain.measured("a", THERE, millis(40));
    assertFalse(plain.coordinate().equals(client.coordinate()));
  }
}
