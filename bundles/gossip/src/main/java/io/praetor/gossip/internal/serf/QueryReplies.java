package io.praetor.gossip.internal.serf;

import io.praetor.api.gossip.MemberStatus;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.serf.SerfMessage.Query;
import io.praetor.gossip.internal.serf.SerfMessage.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Answers other members' questions, and this member's own. */
final class QueryReplies {

  /** Longest answer, encoded. */
  static final int RESPONSE_BYTES_MAX = 1024;

  /** Members that understand a request to hand something on. */
  private static final int RELAY_PROTOCOL_MIN = 5;

  private static final int RELAYS_MAX = 5;
  private static final String CONFLICT = "_serf_conflict";

  private final MemberTable members;
  private final Keys keys;
  private final RandomGenerator random;
  private final Outbox out;
  private final Consumer<Response> own;

  /**
   * Answers.
   *
   * @param own takes answers to questions of this member itself, which need no network
   */
  QueryReplies(
      MemberTable members, Keys keys, RandomGenerator random, Outbox out, Consumer<Response> own) {
    this.members = members;
    this.keys = keys;
    this.random = random;
    this.out = out;
    this.own = own;
  }

  /**
   * Answers a question that is news, if a member asks: every member answers, so that by one packet
   * with the address of somebody else all of them could be made to send there.
   */
  void reply(Query query) {
    if (!members.isAt(query.source()) || !FilterMatch.meant(query.filters(), members.self())) {
      return;
    }
    if (query.wantsAck()) {
      send(query, response(query, Query.FLAG_ACK, null));
    }
    KeyOperation operation = KeyOperation.of(query.name());
    if (operation != null) {
      send(query, fitting(query, keys.answer(operation, query.payload())));
    } else if (query.name().equals(CONFLICT)) {
      conflict(query);
    }
    // A ping ("_serf_ping") has been answered by its acknowledgement; what else is asked, nobody
    // here knows.
  }

  static String conflictQuery() {
    return CONFLICT;
  }

  private void conflict(Query query) {
    String name = new String(query.payload(), StandardCharsets.UTF_8);
    // The one that is disputed has no vote.
    if (!name.equals(members.self().name())) {
      send(query, response(query, 0, ConflictCodec.answer(members.get(name))));
    }
  }

  /** Leaves out keys from the end until the answer is short enough, and says so. */
  private Response fitting(Query query, KeyAnswer answer) {
    Response response = response(query, 0, KeyCodec.answer(answer));
    for (int shown = answer.keys().size() - 1;
        shown >= 0 && SerfEncoder.encode(response).length > RESPONSE_BYTES_MAX;
        shown--) {
      String remark =
          "truncated key list response, showing first %d of %d keys"
              .formatted(shown, answer.keys().size());
      KeyAnswer shorter =
          new KeyAnswer(answer.ok(), remark, answer.keys().subList(0, shown), answer.primaryKey());
      response = response(query, 0, KeyCodec.answer(shorter));
    }
    return response;
  }

  private Response response(Query query, int flags, byte[] payload) {
    return new Response(query.time(), query.id(), members.self().name(), flags, payload);
  }

  private void send(Query query, Response response) {
    byte[] encoded = SerfEncoder.encode(response);
    if (encoded.length > RESPONSE_BYTES_MAX) {
      return;
    }
    if (query.source().equals(members.self().endpoint())) {
      own.accept(response);
      return;
    }
    out.send(query.source(), encoded);
    relay(query.source(), query, encoded);
  }

  /** Lets other members carry the answer, too, when there are enough of them. */
  private void relay(Endpoint to, Query query, byte[] encoded) {
    int copies = Math.min(query.relayFactor(), RELAYS_MAX);
    if (copies == 0 || members.size() < copies + 1) {
      return;
    }
    byte[] wrapped = SerfEncoder.encode(new SerfMessage.Relay(to, query.sourceName(), encoded));
    if (wrapped.length > RESPONSE_BYTES_MAX) {
      return;
    }
    List<MemberEntry> carriers = new ArrayList<>();
    for (MemberEntry member : members.with(MemberStatus.ALIVE)) {
      if (member != members.self() && member.versions().max() >= RELAY_PROTOCOL_MIN) {
        carriers.add(member);
      }
    }
    for (int left = copies; left > 0 && !carriers.isEmpty(); left--) {
      MemberEntry carrier = carriers.remove(random.nextInt(carriers.size()));
      out.send(carrier.endpoint(), wrapped);
    }
  }
}
