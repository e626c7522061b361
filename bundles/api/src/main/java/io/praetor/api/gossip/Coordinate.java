package io.praetor.api.gossip;

import java.util.List;

/**
 * A place in the network (Dabek et al., "Vivaldi", SIGCOMM 2004, with a height). All in seconds.
 *
 * @param vector 8 dimensions
 * @param error how far it may be off, as a share
 * @param adjustment correction of estimates, learnt from measurements
 * @param height way from the node to the network's core
 */
public record Coordinate(List<Double> vector, double error, double adjustment, double height) {

  public Coordinate {
    vector = List.copyOf(vector);
  }

  /** Estimated round trip in seconds; both have the same number of dimensions. */
  public double distanceTo(Coordinate other) {
    double squares = 0;
    for (int i = 0; i < vector.size(); i++) {
      double difference = vector.get(i) - other.vector.get(i);
      squares += difference * difference;
    }
    double raw = Math.sqrt(squares) + height + other.height;
    double adjusted = raw + adjustment + other.adjustment;
    return adjusted > 0 ? adjusted : raw;
  }
}
