package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.serf.SerfMessage.EventsAt;
import io.praetor.gossip.internal.serf.SerfMessage.Filter;
import io.praetor.gossip.internal.wire.MsgpackWriter;
import java.util.List;

/** Messages of this layer as bytes: a type, then a map with the field names of serf. */
final class SerfEncoder {

  private SerfEncoder() {}

  static byte[] encode(SerfMessage message) {
    MsgpackWriter out = new MsgpackWriter();
    if (message instanceof SerfMessage.Leave leave) {
      out.plain(SerfType.LEAVE).map(3);
      out.string("LTime").integer(leave.time());
      out.string("Node").string(leave.node());
      out.string("Prune").bool(leave.prune());
    } else if (message instanceof SerfMessage.Join join) {
      out.plain(SerfType.JOIN).map(2);
      out.string("LTime").integer(join.time());
      out.string("Node").string(join.node());
    } else if (message instanceof SerfMessage.Everything everything) {
      everything(out, everything);
    } else if (message instanceof SerfMessage.Event event) {
      out.plain(SerfType.USER_EVENT).map(4);
      out.string("LTime").integer(event.time());
      out.string("Name").string(event.body().name());
      out.string("Payload").raw(event.body().payload());
      out.string("CC").bool(event.coalesce());
    } else if (message instanceof SerfMessage.Query query) {
      query(out, query);
    } else if (message instanceof SerfMessage.Response response) {
      response(out, response);
    } else if (message instanceof SerfMessage.Relay relay) {
      relay(out, relay);
    }
    return out.toByteArray();
  }

  private static void everything(MsgpackWriter out, SerfMessage.Everything everything) {
    out.plain(SerfType.PUSH_PULL).map(6);
    out.string("LTime").integer(everything.time());
    out.string("StatusLTimes").map(everything.statusTimes().size());
    everything.statusTimes().forEach((name, time) -> out.string(name).integer(time));
    out.string("LeftMembers").array(everything.left().size());
    everything.left().forEach(out::string);
    out.string("EventLTime").integer(everything.eventTime());
    out.string("Events").array(everything.events().size());
    everything.events().forEach(events -> events(out, events));
    out.string("QueryLTime").integer(everything.queryTime());
  }

  private static void events(MsgpackWriter out, EventsAt events) {
    out.map(2);
    out.string("LTime").integer(events.time());
    out.string("Events").array(events.events().size());
    for (EventBody body : events.events()) {
      out.map(2);
      out.string("Name").string(body.name());
      out.string("Payload").raw(body.payload());
    }
  }

  private static void query(MsgpackWriter out, SerfMessage.Query query) {
    out.plain(SerfType.QUERY).map(11);
    out.string("LTime").integer(query.time());
    out.string("ID").integer(query.id());
    out.string("Addr").raw(query.source().address().getAddress());
    out.string("Port").integer(query.source().port());
    out.string("SourceNode").string(query.sourceName());
    out.string("Filters").array(query.filters().size());
    query.filters().forEach(filter -> out.raw(filter(filter)));
    out.string("Flags").integer(query.flags());
    out.string("RelayFactor").integer(query.relayFactor());
    out.string("Timeout").integer(query.timeoutNanos());
    out.string("Name").string(query.name());
    out.string("Payload").raw(query.payload());
  }

  private static byte[] filter(Filter filter) {
    MsgpackWriter out = new MsgpackWriter();
    if (filter instanceof Filter.Nodes nodes) {
      List<String> names = nodes.names();
      out.plain(SerfType.FILTER_NODE).array(names.size());
      names.forEach(out::string);
    } else if (filter instanceof Filter.Tag tag) {
      out.plain(SerfType.FILTER_TAG).map(2);
      out.string("Tag").string(tag.tag());
      out.string("Expr").string(tag.expression());
    } else {
      throw new IllegalStateException("an unknown filter has no form");
    }
    return out.toByteArray();
  }

  private static void response(MsgpackWriter out, SerfMessage.Response response) {
    out.plain(SerfType.QUERY_RESPONSE).map(5);
    out.string("LTime").integer(response.time());
    out.string("ID").integer(response.id());
    out.string("From").string(response.from());
    out.string("Flags").integer(response.flags());
    out.string("Payload").raw(response.payload());
  }

  private static void relay(MsgpackWriter out, SerfMessage.Relay relay) {
    out.plain(SerfType.RELAY).map(2);
    out.string("DestAddr");
    address(out, relay.to());
    out.string("DestName").string(relay.toName());
    out.plain(relay.message());
  }

  /** As Go writes a UDP address. */
  private static void address(MsgpackWriter out, Endpoint endpoint) {
    out.map(3);
    out.string("IP").raw(endpoint.address().getAddress());
    out.string("Port").integer(endpoint.port());
    out.string("Zone").string("");
  }
}
