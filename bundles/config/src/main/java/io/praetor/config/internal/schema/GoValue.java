package io.praetor.config.internal.schema;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How Go names and prints a value; error texts that scripts match on contain it. */
final class GoValue {

  private final boolean json;

  GoValue(boolean json) {
    this.json = json;
  }

  String type(Object value) {
    if (value instanceof Map) {
      return "map[string]interface {}";
    }
    return value instanceof List ? "[]interface {}" : kind(value);
  }

  String kind(Object value) {
    if (value instanceof Map) {
      return "map";
    }
    if (value instanceof List) {
      return "slice";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof Long && !json) {
      return "int";
    }
    return value instanceof Number ? "float64" : "string";
  }

  String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ":" + text(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(" ", "map[", "]"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::text).collect(Collectors.joining(" ", "[", "]"));
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return String.valueOf(number.longValue());
    }
    return value == null ? "<nil>" : value.toString();
  }
}
