package io.praetor.itest.linear;

/**
 * A time in which a client knows that it held a lock: from the answer that said so until it began
 * to give it up, or until its session may have run out.
 *
 * @param key of the lock
 * @param session that held it
 * @param token fencing token: the modify index of the acquisition
 * @param from nanoseconds
 * @param until nanoseconds; not after {@code from} when nothing is known
 */
record Hold(String key, String session, long token, long from, long until) {

  boolean overlaps(Hold other) {
    return from < other.until && other.from < until;
  }
}
