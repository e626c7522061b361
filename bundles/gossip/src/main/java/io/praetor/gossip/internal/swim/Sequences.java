package io.praetor.gossip.internal.swim;

import java.util.random.RandomGenerator;

/** Numbers of pings; they begin anywhere, so that an answer cannot be guessed from outside. */
final class Sequences {

  /** They are unsigned 32-bit numbers on the wire. */
  private static final long MASK = 0xFFFF_FFFFL;

  private long last;

  Sequences(RandomGenerator random) {
    last = random.nextLong() & MASK;
  }

  long next() {
    last = (last + 1) & MASK;
    return last;
  }
}
