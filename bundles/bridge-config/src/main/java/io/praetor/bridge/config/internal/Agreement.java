package io.praetor.bridge.config.internal;

/**
 * What is to be done so that both sides of a configuration say the same. Keys win: whatever they
 * say anew counts, and a change on this side reaches them only if they say what they said before.
 */
enum Agreement {
  /** Both sides say the same, or there is nothing that one can tell the other. */
  NOTHING,
  /** This side is to say what the keys say. */
  TAKE,
  /** The keys are to say what this side says. */
  PUBLISH;

  /**
   * Decides.
   *
   * @param agreed what both sides said last
   * @param publishes whether this side tells the keys anything
   */
  static Agreement of(Content keys, Content here, Content agreed, boolean publishes) {
    if (keys.hasProblem() || keys.equals(here)) {
      return NOTHING;
    }
    if (!keys.equals(agreed)) {
      return TAKE;
    }
    if (publishes) {
      return here.hasProblem() ? NOTHING : PUBLISH;
    }
    // What keys never spoke of is this side's alone; of the rest they are the truth.
    return keys.isAbsent() ? NOTHING : TAKE;
  }
}
