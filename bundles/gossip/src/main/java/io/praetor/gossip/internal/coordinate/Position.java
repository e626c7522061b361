package io.praetor.gossip.internal.coordinate;

import io.praetor.api.gossip.Coordinate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** A point of the Vivaldi space with its height and how sure it is. Never changes. */
final class Position {

  static final int DIMENSIONS = 8;

  /** Error of a node that has measured nothing, and the largest. */
  static final double MAX_ERROR = 1.5;

  /** Heights are never zero: 10 µs. */
  static final double MIN_HEIGHT_SECONDS = 10e-6;

  static final Position ORIGIN =
      new Position(new double[DIMENSIONS], MAX_ERROR, MIN_HEIGHT_SECONDS);

  /** Largest influence of one measurement on the error (Vivaldi §2.4, c_e). */
  private static final double ERROR_GAIN = 0.25;

  /** Largest influence of one measurement on the place (Vivaldi §2.4, c_c). */
  private static final double MOVE_GAIN = 0.25;

  /** How far from the origin gravity equals one second per step ("In the Wild" §5.2, rho). */
  private static final double GRAVITY_RHO = 150;

  /** Below this, in seconds, two places are one, and a round trip takes no time. */
  private static final double ZERO_SECONDS = 1e-6;

  private final double[] vector;
  private final double error;
  private final double height;

  private Position(double[] vector, double error, double height) {
    this.vector = vector;
    this.error = error;
    this.height = height;
  }

  static boolean valid(Coordinate coordinate) {
    return coordinate.vector().size() == DIMENSIONS
        && coordinate.vector().stream().allMatch(Double::isFinite)
        && Double.isFinite(coordinate.adjustment())
        && notNegative(coordinate.error())
        && notNegative(coordinate.height());
  }

  private static boolean notNegative(double number) {
    return Double.isFinite(number) && number >= 0;
  }

  static Position of(Coordinate coordinate) {
    return new Position(
        coordinate.vector().stream().mapToDouble(Double::doubleValue).toArray(),
        coordinate.error(),
        coordinate.height());
  }

  Coordinate toCoordinate(double adjustment) {
    List<Double> boxed = new ArrayList<>(DIMENSIONS);
    for (double component : vector) {
      boxed.add(component);
    }
    return new Coordinate(boxed, error, adjustment, height);
  }

  /** Seconds, without adjustments. */
  double distanceTo(Position other) {
    return norm(from(other)) + height + other.height;
  }

  /** Moves as if a spring of the measured length were between both (Vivaldi §2.4). */
  Position pulledBy(Position other, double measured, double expected, RandomGenerator random) {
    double seconds = Math.max(measured, ZERO_SECONDS);
    double wrong = Math.abs(expected - seconds) / seconds;
    double weight = error / Math.max(error + other.error, ZERO_SECONDS);
    double sureness =
        Math.min(MAX_ERROR, ERROR_GAIN * weight * wrong + error * (1 - ERROR_GAIN * weight));
    return new Position(vector, sureness, height)
        .pushed(MOVE_GAIN * weight * (seconds - expected), other, random);
  }

  /** A little back to the origin, so that the whole space does not drift away. */
  Position underGravity(double adjustment, RandomGenerator random) {
    double raw = distanceTo(ORIGIN);
    double far = raw + adjustment > 0 ? raw + adjustment : raw;
    double pull = far / GRAVITY_RHO;
    return pushed(-pull * pull, ORIGIN, random);
  }

  /** Moves away from the other by the force; the height takes its part. */
  private Position pushed(double force, Position other, RandomGenerator random) {
    double[] direction = from(other);
    double distance = norm(direction);
    boolean apart = distance > ZERO_SECONDS;
    double[] unit = apart ? scaled(direction, 1 / distance) : anywhere(random);
    double[] moved = vector.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += unit[i] * force;
    }
    double raised =
        apart
            ? Math.max(MIN_HEIGHT_SECONDS, (height + other.height) * force / distance + height)
            : height;
    return new Position(moved, error, raised);
  }

  private double[] from(Position other) {
    double[] difference = new double[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      difference[i] = vector[i] - other.vector[i];
    }
    return difference;
  }

  private static double[] anywhere(RandomGenerator random) {
    double[] direction = new double[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      direction[i] = random.nextDouble() - 0.5;
    }
    double length = norm(direction);
    if (length <= ZERO_SECONDS) {
      direction[0] = 1;
      return direction;
    }
    return scaled(direction, 1 / length);
  }

  private static double norm(double[] components) {
    return Math.sqrt(Arrays.stream(components).map(component -> component * component).sum());
  }

  private static double[] scaled(double[] components, double factor) {
    return Arrays.stream(components).map(component -> component * factor).toArray();
  }
}
