package io.praetor.kv.internal.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A query string as refusals quote it: sorted by name, every name with its value. */
final class CanonicalQuery {

  private CanonicalQuery() {}

  static String of(String rawQuery) {
    Map<String, List<String>> values = new TreeMap<>();
    for (String pair : rawQuery.split("&")) {
      if (!pair.isEmpty()) {
        int at = pair.indexOf('=');
        String name = at < 0 ? pair : pair.substring(0, at);
        String value = at < 0 ? "" : pair.substring(at + 1);
        values.computeIfAbsent(decode(name), n -> new ArrayList<>()).add(decode(value));
      }
    }
    List<String> pairs = new ArrayList<>();
    values.forEach((name, all) -> all.forEach(v -> pairs.add(encode(name) + "=" + encode(v))));
    return String.join("&", pairs);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** As Go escapes queries: Java differs in two characters. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}
