package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import java.util.HashMap;
import java.util.Map;

/** Answers pings, and pings on behalf of others. */
final class Relay {

  private static final byte[] NOTHING = {};

  private final SwimOptions options;
  private final Known known;
  private final Sequences sequences;
  private final Map<Long, Request> inFlight = new HashMap<>();
  private byte[] payload = NOTHING;

  private record Request(Endpoint asker, long sequence, Timers.Timer timer) {}

  Relay(SwimOptions options, Known known, Sequences sequences) {
    this.options = options;
    this.known = known;
    this.sequences = sequences;
  }

  void payload(byte[] bytes) {
    payload = bytes;
  }

  void ping(Endpoint from, Message.Ping ping) {
    if (ping.target() == null
        || ping.target().isEmpty()
        || ping.target().equals(known.self().name())) {
      known.outbox().send(origin(ping.source(), from), new Message.Ack(ping.sequence(), payload));
    }
  }

  void ask(Endpoint from, Message.IndirectPing ask, long nowNanos) {
    if (inFlight.size() >= options.limits().relays() || ask.targetEndpoint() == null) {
      return;
    }
    Endpoint asker = origin(ask.source(), from);
    long sequence = sequences.next();
    long due = nowNanos + Nanos.ofMillis(options.probing().timeoutMillis());
    Timers.Timer timer = known.timers().at(due, now -> giveUp(sequence, ask.nack()));
    inFlight.put(sequence, new Request(asker, ask.sequence(), timer));
    NodeRecord self = known.self().peer().record();
    known
        .outbox()
        .send(
            ask.targetEndpoint(),
            new Message.Ping(sequence, ask.target(), self.endpoint(), self.name()));
  }

  private static Endpoint origin(Endpoint said, Endpoint from) {
    return said == null || said.port() <= 0 ? from : said;
  }

  void acked(long sequence) {
    Request request = inFlight.remove(sequence);
    if (request != null) {
      known.timers().cancel(request.timer());
      known.outbox().send(request.asker(), new Message.Ack(request.sequence(), NOTHING));
    }
  }

  private void giveUp(long sequence, boolean nack) {
    Request request = inFlight.remove(sequence);
    if (nack) {
      known.outbox().send(request.asker(), new Message.Nack(request.sequence()));
    }
  }
}
