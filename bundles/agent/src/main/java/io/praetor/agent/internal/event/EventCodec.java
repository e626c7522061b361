package io.praetor.agent.internal.event;

import java.nio.charset.StandardCharsets;

/**
 * User events as Consul's agents send them to each other: one msgpack map with the keys {@code ID},
 * {@code n} (name), {@code p} (payload), {@code nf}, {@code sf}, {@code tf} (filters) and {@code v}
 * (version); what is empty is left out (Consul, agent/user_event.go).
 */
final class EventCodec {

  private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private EventCodec() {}

  static byte[] encode(FiredEvent event) {
    MsgpackWriter out = new MsgpackWriter();
    int fields = 3;
    fields += event.payload().length > 0 ? 1 : 0;
    fields += event.nodeFilter().isEmpty() ? 0 : 1;
    fields += event.serviceFilter().isEmpty() ? 0 : 1;
    fields += event.tagFilter().isEmpty() ? 0 : 1;
    out.map(fields).text("ID").text(event.id()).text("n").text(event.name());
    optional(out, "nf", event.nodeFilter().getBytes(StandardCharsets.UTF_8));
    optional(out, "p", event.payload());
    optional(out, "sf", event.serviceFilter().getBytes(StandardCharsets.UTF_8));
    optional(out, "tf", event.tagFilter().getBytes(StandardCharsets.UTF_8));
    return out.text("v").number(event.version()).toBytes();
  }

  private static void optional(MsgpackWriter out, String key, byte[] value) {
    if (value.length > 0) {
      out.text(key).raw(value);
    }
  }

  static FiredEvent decode(byte[] bytes) throws MalformedEventException {
    MsgpackReader in = new MsgpackReader(bytes);
    String id = "";
    String name = "";
    byte[] payload = {};
    String[] filters = {"", "", ""};
    long version = 0;
    int fields = in.map();
    for (int i = 0; i < fields; i++) {
      switch (in.text()) {
        case "ID" -> id = in.text();
        case "n" -> name = in.text();
        case "p" -> payload = in.raw();
        case "nf" -> filters[0] = in.text();
        case "sf" -> filters[1] = in.text();
        case "tf" -> filters[2] = in.text();
        case "v" -> version = in.number();
        default -> in.skip();
      }
    }
    if (!id.matches(UUID) || version != (int) version) {
      throw new MalformedEventException("a user event without an id or of no version");
    }
    return new FiredEvent(id, name, payload, filters[0], filters[1], filters[2], (int) version, 0);
  }
}
