package io.praetor.state.internal.life;

import io.praetor.state.internal.wire.MalformedDataException;

/** What becomes of the wish to let a life begin again. */
enum Verdict {
  /** There is no such row. */
  GONE(0),
  /** The row was there, and its life has begun again. */
  RENEWED(1),
  /** This server cannot say: it does not lead, or not yet. */
  NOT_LEADING(2);

  /** As it is on the wire. */
  final int number;

  Verdict(int number) {
    this.number = number;
  }

  static Verdict of(int number) throws MalformedDataException {
    return switch (number) {
      case 0 -> GONE;
      case 1 -> RENEWED;
      case 2 -> NOT_LEADING;
      default -> throw new MalformedDataException("verdict " + number + " is not known");
    };
  }
}
