package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.serf.SerfMessage.EventsAt;
import io.praetor.gossip.internal.serf.SerfMessage.Filter;
import io.praetor.gossip.internal.wire.MalformedMessageException;
import io.praetor.gossip.internal.wire.MsgpackReader;
import io.praetor.gossip.internal.wire.MsgpackStruct;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link SerfEncoder} and serf write; believes nothing. */
final class SerfDecoder {

  private static final int PORT_MAX = 0xffff;
  private static final long ID_MAX = 0xffff_ffffL;
  private static final int RELAY_FACTOR_MAX = 0xff;

  private SerfDecoder() {}

  static SerfMessage decode(byte[] bytes) throws MalformedMessageException {
    if (bytes.length == 0) {
      throw new MalformedMessageException("empty message");
    }
    MsgpackReader in = new MsgpackReader(bytes, 1, bytes.length);
    return switch (bytes[0]) {
      case SerfType.LEAVE -> leave(in.struct());
      case SerfType.JOIN -> join(in.struct());
      case SerfType.PUSH_PULL -> everything(in.struct());
      case SerfType.USER_EVENT -> event(in.struct());
      case SerfType.QUERY -> query(in.struct());
      case SerfType.QUERY_RESPONSE -> response(in.struct());
      case SerfType.RELAY -> relay(in);
      default -> throw new MalformedMessageException("message of unknown type " + bytes[0]);
    };
  }

  private static SerfMessage leave(MsgpackStruct fields) throws MalformedMessageException {
    return new SerfMessage.Leave(time(fields, "LTime"), node(fields), fields.bool("Prune"));
  }

  private static SerfMessage join(MsgpackStruct fields) throws MalformedMessageException {
    return new SerfMessage.Join(time(fields, "LTime"), node(fields));
  }

  private static String node(MsgpackStruct fields) throws MalformedMessageException {
    return fields.string("Node");
  }

  private static SerfMessage everything(MsgpackStruct fields) throws MalformedMessageException {
    return new SerfMessage.Everything(
        time(fields, "LTime"),
        statusTimes(fields),
        left(fields),
        time(fields, "EventLTime"),
        recentEvents(fields),
        time(fields, "QueryLTime"));
  }

  private static Map<String, Long> statusTimes(MsgpackStruct fields)
      throws MalformedMessageException {
    Map<String, Long> times = new HashMap<>();
    if (fields.has("StatusLTimes")) {
      MsgpackReader in = fields.reader("StatusLTimes");
      for (int left = in.map(); left > 0; left--) {
        times.put(in.string(), in.integer(LamportClock.TIME_MAX));
      }
    }
    return times;
  }

  private static List<String> left(MsgpackStruct fields) throws MalformedMessageException {
    return fields.has("LeftMembers") ? strings(fields.reader("LeftMembers")) : List.of();
  }

  private static List<String> strings(MsgpackReader in) throws MalformedMessageException {
    List<String> strings = new ArrayList<>();
    for (int left = in.array(); left > 0; left--) {
      strings.add(in.string());
    }
    return strings;
  }

  /** Serf sends its whole ring, with nil where nothing is. */
  private static List<EventsAt> recentEvents(MsgpackStruct fields)
      throws MalformedMessageException {
    List<EventsAt> recent = new ArrayList<>();
    if (fields.has("Events")) {
      MsgpackReader in = fields.reader("Events");
      for (int left = in.array(); left > 0; left--) {
        MsgpackStruct slot = in.struct();
        if (slot.has("Events")) {
          recent.add(new EventsAt(time(slot, "LTime"), bodies(slot.reader("Events"))));
        }
      }
    }
    return recent;
  }

  private static List<EventBody> bodies(MsgpackReader in) throws MalformedMessageException {
    List<EventBody> bodies = new ArrayList<>();
    for (int left = in.array(); left > 0; left--) {
      bodies.add(body(in.struct()));
    }
    return bodies;
  }

  private static EventBody body(MsgpackStruct fields) throws MalformedMessageException {
    EventBody body = new EventBody(fields.string("Name"), fields.raw("Payload"));
    if (body.size() > UserEventLimit.SANE_BYTES) {
      throw new MalformedMessageException("user event of " + body.size() + " bytes");
    }
    return body;
  }

  private static SerfMessage event(MsgpackStruct fields) throws MalformedMessageException {
    return new SerfMessage.Event(time(fields, "LTime"), body(fields), fields.bool("CC"));
  }

  private static SerfMessage query(MsgpackStruct fields) throws MalformedMessageException {
    return new SerfMessage.Query(
        time(fields, "LTime"),
        fields.integer("ID", ID_MAX),
        new Endpoint(address(fields.raw("Addr")), (int) fields.integer("Port", PORT_MAX)),
        fields.string("SourceNode"),
        filters(fields),
        (int) fields.integer("Flags", ID_MAX),
        (int) fields.integer("RelayFactor", RELAY_FACTOR_MAX),
        fields.integer("Timeout", Long.MAX_VALUE),
        fields.string("Name"),
        fields.raw("Payload"));
  }

  private static List<Filter> filters(MsgpackStruct fields) throws MalformedMessageException {
    List<Filter> filters = new ArrayList<>();
    if (fields.has("Filters")) {
      MsgpackReader in = fields.reader("Filters");
      for (int left = in.array(); left > 0; left--) {
        filters.add(filter(in.raw()));
      }
    }
    return filters;
  }

  private static Filter filter(byte[] bytes) throws MalformedMessageException {
    if (bytes.length == 0) {
      return new Filter.Unknown();
    }
    MsgpackReader in = new MsgpackReader(bytes, 1, bytes.length);
    if (bytes[0] == SerfType.FILTER_NODE) {
      return new Filter.Nodes(strings(in));
    }
    if (bytes[0] == SerfType.FILTER_TAG) {
      MsgpackStruct fields = in.struct();
      return new Filter.Tag(fields.string("Tag"), fields.string("Expr"));
    }
    return new Filter.Unknown();
  }

  private static SerfMessage response(MsgpackStruct fields) throws MalformedMessageException {
    return new SerfMessage.Response(
        time(fields, "LTime"),
        fields.integer("ID", ID_MAX),
        fields.string("From"),
        (int) fields.integer("Flags", ID_MAX),
        fields.raw("Payload"));
  }

  private static SerfMessage relay(MsgpackReader in) throws MalformedMessageException {
    MsgpackStruct header = in.struct();
    if (!header.has("DestAddr")) {
      throw new MalformedMessageException("relayed to nobody");
    }
    MsgpackStruct address = header.reader("DestAddr").struct();
    Endpoint to = new Endpoint(address(address.raw("IP")), (int) address.integer("Port", PORT_MAX));
    return new SerfMessage.Relay(to, header.string("DestName"), in.plain(in.remaining()));
  }

  private static long time(MsgpackStruct fields, String name) throws MalformedMessageException {
    return fields.integer(name, LamportClock.TIME_MAX);
  }

  private static InetAddress address(byte[] bytes) throws MalformedMessageException {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new MalformedMessageException("address of " + bytes.length + " bytes");
    }
  }
}
