package io.praetor.dns.internal.answer;

import io.praetor.dns.internal.message.Query;

/**
 * How large answers may be.
 *
 * @param udpAnswerLimit records by UDP to who takes no more than 512 bytes
 * @param compress whether names are left out that stand somewhere already
 * @param tellTruncation whether it is said that something was cut
 */
public record SizeRules(int udpAnswerLimit, boolean compress, boolean tellTruncation) {

  /** What everybody takes by UDP (RFC 1035 section 2.3.4). */
  static final int UDP_BYTES = 512;

  /** What fits into a datagram over IPv4, with room for what the way adds. */
  static final int UDP_BYTES_MAX = 65_467;

  /** Consul leaves so much of a datagram empty. */
  static final int UDP_SPARE_BYTES = 8;

  static final int TCP_BYTES_MAX = 65_523;

  private static final int UDP_ANSWERS_MAX = 8;

  /** More never fit. */
  static final int ANSWERS_MAX = 4_096;

  /** What a client takes by UDP. */
  static int datagramBytes(Query query) {
    int told = query.edns().map(edns -> edns.payloadBytes()).orElse(UDP_BYTES);
    return Math.min(UDP_BYTES_MAX, Math.max(UDP_BYTES, told));
  }

  /** How many answers are told, whatever their size. */
  int answers(Query query, Client client) {
    return client.tcp() || datagramBytes(query) > UDP_BYTES
        ? ANSWERS_MAX
        : Math.max(1, Math.min(UDP_ANSWERS_MAX, udpAnswerLimit));
  }

  /** What an answer is cut to when it is larger. */
  int bytes(Query query, Client client) {
    return client.tcp() ? TCP_BYTES_MAX : datagramBytes(query) - UDP_SPARE_BYTES;
  }
}
