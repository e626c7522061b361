package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.message.Endpoint;
import java.util.List;
import java.util.Map;

/** What the serf layers of two members say to each other; carried as user messages below. */
sealed interface SerfMessage {

  /** A node is about to leave, or is to be treated as if it had left. */
  record Leave(long time, String node, boolean prune) implements SerfMessage {}

  /** A node joined at this time: what was said of its leaving before is void. */
  record Join(long time, String node) implements SerfMessage {}

  /**
   * Everything, in a full exchange.
   *
   * @param statusTimes when each member's status was last said to change
   * @param left members that left on purpose
   */
  record Everything(
      long time,
      Map<String, Long> statusTimes,
      List<String> left,
      long eventTime,
      List<EventsAt> events,
      long queryTime)
      implements SerfMessage {}

  /** A user event. */
  record Event(long time, EventBody body, boolean coalesce) implements SerfMessage {}

  /**
   * A question to all.
   *
   * @param id random, tells two questions of one time apart
   * @param source where answers are sent
   * @param filters who is meant: each must let a member pass
   */
  record Query(
      long time,
      long id,
      Endpoint source,
      String sourceName,
      List<Filter> filters,
      int flags,
      int relayFactor,
      long timeoutNanos,
      String name,
      byte[] payload)
      implements SerfMessage {

    static final int FLAG_ACK = 1;
    static final int FLAG_NO_BROADCAST = 2;

    boolean wantsAck() {
      return (flags & FLAG_ACK) != 0;
    }

    boolean mayBroadcast() {
      return (flags & FLAG_NO_BROADCAST) == 0;
    }
  }

  /** An answer, or the bare word that the question arrived. */
  record Response(long time, long id, String from, int flags, byte[] payload)
      implements SerfMessage {

    boolean isAck() {
      return (flags & Query.FLAG_ACK) != 0;
    }
  }

  /**
   * A message to be handed on, for one whose packets do not get through.
   *
   * @param message encoded
   */
  record Relay(Endpoint to, String toName, byte[] message) implements SerfMessage {}

  /** User events of one time. */
  record EventsAt(long time, List<EventBody> events) {

    public EventsAt {
      events = List.copyOf(events);
    }
  }

  /** Who is meant by a question. */
  sealed interface Filter {

    /** Those with one of these names. */
    record Nodes(List<String> names) implements Filter {}

    /** Those whose tag has a match of the regular expression. */
    record Tag(String tag, String expression) implements Filter {}

    /** A kind that this version does not know: nobody passes it. */
    record Unknown() implements Filter {}
  }
}
