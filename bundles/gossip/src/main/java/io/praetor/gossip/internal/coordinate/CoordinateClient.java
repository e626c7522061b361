package io.praetor.gossip.internal.coordinate;

import io.praetor.api.gossip.Coordinate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * This member's place in the network, learnt from round trips to others that say where they are
 * (Dabek et al., "Vivaldi", SIGCOMM 2004; Ledlie et al., "Network Coordinates in the Wild", NSDI
 * 2007). Constants are serf's. One thread.
 */
public final class CoordinateClient {

  /** A longer round trip tells of a stall, not of a distance. */
  private static final long MAX_ROUND_TRIP_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Limits of what is kept per node; the pool forgets those that are gone. */
  private static final int MAX_NODES = 65_536;

  private static final double NANOS_PER_SECOND = 1e9;

  private final RandomGenerator random;
  private final Map<String, LatencyFilter> filters = new HashMap<>();

  /** Looked at by any thread. */
  private final Map<String, Coordinate> others = new ConcurrentHashMap<>();

  private Adjustment adjustment = new Adjustment();
  private Position position = Position.ORIGIN;
  private long resets;

  /**
   * Begins at the origin.
   *
   * @param random chooses a direction away from a node in the same place
   */
  public CoordinateClient(RandomGenerator random) {
    this.random = random;
  }

  /** Where this member believes to be. */
  public Coordinate coordinate() {
    return position.toCoordinate(adjustment.seconds());
  }

  /**
   * Takes a place that was known before, such as from a snapshot.
   *
   * @return whether it was valid
   */
  public boolean place(Coordinate known) {
    if (!Position.valid(known)) {
      return false;
    }
    position = Position.of(known);
    adjustment = new Adjustment(known.adjustment());
    return true;
  }

  /**
   * Learns from one round trip.
   *
   * @return where this member is now; empty when the measurement is not usable
   */
  public Optional<Coordinate> measured(String node, Coordinate other, long roundTripNanos) {
    if (!Position.valid(other) || roundTripNanos < 0 || roundTripNanos > MAX_ROUND_TRIP_NANOS) {
      return Optional.empty();
    }
    if (others.size() < MAX_NODES) {
      others.put(node, other);
    }
    double seconds = filtered(node, roundTripNanos / NANOS_PER_SECOND);
    Position there = Position.of(other);
    double expected = coordinate().distanceTo(other);
    Position moved = position.pulledBy(there, seconds, expected, random);
    adjustment.sample(seconds - moved.distanceTo(there));
    position = moved.underGravity(adjustment.seconds(), random);
    if (!Position.valid(coordinate())) {
      reset();
    }
    return Optional.of(coordinate());
  }

  private double filtered(String node, double seconds) {
    LatencyFilter filter = filters.get(node);
    if (filter == null) {
      if (filters.size() >= MAX_NODES) {
        return seconds;
      }
      filter = new LatencyFilter();
      filters.put(node, filter);
    }
    return filter.median(seconds);
  }

  private void reset() {
    position = Position.ORIGIN;
    adjustment = new Adjustment();
    resets++;
  }

  /** Where others said that they are; may be read by any thread. */
  public Map<String, Coordinate> others() {
    return Collections.unmodifiableMap(others);
  }

  /** Drops what was measured of a node that is gone. */
  public void forget(String node) {
    filters.remove(node);
    others.remove(node);
  }

  /** How often calculations went astray and the place had to be given up. */
  public long resets() {
    return resets;
  }
}
