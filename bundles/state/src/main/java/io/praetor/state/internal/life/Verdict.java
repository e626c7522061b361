package io.praetor.state.internal.life;

/** What becomes of the wish to let a life begin again. The order is on the wire. */
enum Verdict {
  /** There is no such row. */
  GONE,
  /** The row was there, and its life has begun again. */
  RENEWED,
  /** This server cannot say: it does not lead, or not yet. */
  NOT_LEADING
}
