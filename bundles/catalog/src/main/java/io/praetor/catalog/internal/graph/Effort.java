package io.praetor.catalog.internal.graph;

/**
 * How much work some chains may be together. A few small entries can lead to each other in more
 * ways than a server has time for, and chains are compiled while a change is applied: one that
 * costs more is refused, on every server alike.
 */
public final class Effort {

  /** Less than a second's work, and far more than any number of sensible chains. */
  static final int STEPS_MAX = 500_000;

  private int spent;

  /** Does so much of it. */
  void spend(String service, int steps) throws ChainException {
    spent += steps;
    ChainLimits.check(service, spent, STEPS_MAX, "steps");
  }
}
