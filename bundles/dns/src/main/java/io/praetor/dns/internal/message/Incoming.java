package io.praetor.dns.internal.message;

/** What came in. */
public sealed interface Incoming {

  /** A question to be answered. */
  record Asked(Query query) implements Incoming {}

  /**
   * Something that is refused without being looked at.
   *
   * @param id to be sent back
   * @param opcode to be sent back
   * @param code why
   */
  record Rejected(int id, int opcode, boolean recursionDesired, ResponseCode code)
      implements Incoming {}

  /** Something that must not be answered: no header, or an answer itself. */
  record Ignored() implements Incoming {}
}
