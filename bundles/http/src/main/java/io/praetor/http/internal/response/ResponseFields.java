package io.praetor.http.internal.response;

import io.praetor.api.state.ReadResult;
import io.praetor.spi.http.Content;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reply taken apart, for an agent that passes it on. */
public final class ResponseFields {

  /** Which of Consul's two ways of waiting a read took; an endpoint may name the other one. */
  static final String BACKEND = "X-Consul-Query-Backend";

  private ResponseFields() {}

  /** The headers that are this reply's own, and not the same in every response. */
  public static Map<String, String> of(Reply reply) {
    Content content = content(reply);
    Map<String, String> fields = new LinkedHashMap<>(content.headers());
    if (content.body() instanceof Content.Json) {
      fields.putIfAbsent("Content-Type", "application/json");
    }
    if (reply.allow() != null) {
      fields.put("Allow", reply.allow());
    }
    ReadResult<?> read = reply.read();
    if (read != null) {
      fields.put("X-Consul-Index", Long.toUnsignedString(read.index()));
      fields.put("X-Consul-Knownleader", Boolean.toString(read.knownLeader()));
      fields.put("X-Consul-Lastcontact", Long.toString(read.lastContactMillis()));
      fields.putIfAbsent(BACKEND, "blocking-query");
    }
    if (reply.mode() != null) {
      fields.put(EffectiveConsistency.HEADER, EffectiveConsistency.of(reply.mode()));
    }
    return fields;
  }

  public static int status(Reply reply) {
    return content(reply).status();
  }

  public static byte[] body(Reply reply) {
    Content content = content(reply);
    if (content.body() instanceof Content.Bytes bytes) {
      return bytes.bytes();
    }
    ByteArrayOutputStream rendered = new ByteArrayOutputStream();
    JsonBody.write((Content.Json) content.body(), reply.format(), rendered);
    return rendered.toByteArray();
  }

  private static Content content(Reply reply) {
    return reply.shared() == null ? reply.content() : reply.shared().content();
  }

  /** A header's name as Go writes it: {@code X-Consul-Index}. */
  public static String canonical(String lowerCase) {
    StringBuilder name = new StringBuilder(lowerCase);
    boolean first = true;
    for (int n = 0; n < name.length(); n++) {
      char c = name.charAt(n);
      if (first && c >= 'a' && c <= 'z') {
        name.setCharAt(n, (char) (c - 'a' + 'A'));
      }
      first = c == '-';
    }
    return name.toString();
  }
}
