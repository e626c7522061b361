package io.praetor.auth.internal.jwt;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values of JSON as Go prints them in messages. */
final class GoValue {

  private GoValue() {}

  static String text(Object value) {
    if (value == null) {
      return "<nil>";
    }
    if (value instanceof List<?> elements) {
      return elements.stream().map(GoValue::text).collect(Collectors.joining(" ", "[", "]"));
    }
    if (value instanceof Map<?, ?> members) {
      return new TreeMap<>(members)
          .entrySet().stream()
              .map(member -> member.getKey() + ":" + text(member.getValue()))
              .collect(Collectors.joining(" ", "map[", "]"));
    }
    return value.toString();
  }
}
