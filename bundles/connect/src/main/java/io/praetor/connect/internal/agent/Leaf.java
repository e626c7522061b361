package io.praetor.connect.internal.agent;

import java.time.Duration;
import java.time.Instant;

/**
 * The certificate of a service of this agent, with its key.
 *
 * @param serialNumber as Consul writes it
 * @param certificates PEM: it, and those between it and the root
 * @param privateKey PEM
 * @param uri whom it is for
 * @param rootId id of the root that signed it
 * @param index of the command that numbered it
 */
record Leaf(
    String serialNumber,
    String certificates,
    String privateKey,
    String service,
    String uri,
    String rootId,
    Instant begin,
    Instant end,
    long index) {

  /** When it is renewed: between these parts of its life, so that not all are at once. */
  static final double SOFT = 0.6;

  static final double HARD = 0.9;

  /** When a part of its life is over. */
  Instant after(double part) {
    return begin.plus(Duration.ofMillis((long) (Duration.between(begin, end).toMillis() * part)));
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "certificate " + serialNumber + " of " + uri;
  }
}
