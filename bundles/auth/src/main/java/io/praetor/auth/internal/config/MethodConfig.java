package io.praetor.auth.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The member {@code Config} of an auth method. Names are found in any case, scalars stand for texts
 * and for lists of one, and members that nobody knows are refused, as Consul does.
 */
public final class MethodConfig {

  private final Map<String, Object> members = new TreeMap<>();

  /**
   * @param known names of members
   */
  public MethodConfig(Map<String, Object> config, Set<String> known) {
    Set<String> lowered = new TreeSet<>();
    known.forEach(name -> lowered.add(lower(name)));
    Set<String> unknown = new TreeSet<>();
    config.forEach(
        (name, value) -> {
          if (!lowered.contains(lower(name))) {
            unknown.add(name);
          } else if (value != null) {
            members.put(lower(name), value);
          }
        });
    if (!unknown.isEmpty()) {
      throw refused("'' has invalid keys: " + String.join(", ", unknown));
    }
  }

  /** A text, empty where there is none. */
  public String text(String name) {
    Object value = members.get(lower(name));
    return value == null ? "" : scalar(name, value);
  }

  /** Texts, where one is as good as a list of one. */
  public List<String> texts(String name) {
    Object value = members.get(lower(name));
    if (value == null || (value instanceof Map<?, ?> map && map.isEmpty())) {
      return List.of();
    }
    if (!(value instanceof List<?> elements)) {
      return List.of(scalar(name, value));
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      texts.add(scalar(name + "[" + i + "]", elements.get(i)));
    }
    return List.copyOf(texts);
  }

  /** Texts by name, in the order of their names. */
  public Map<String, String> mapping(String name) {
    Object value = members.get(lower(name));
    if (value == null || (value instanceof List<?> list && list.isEmpty())) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> entries)) {
      throw refused("'" + name + "' expected a map, got '" + kind(value) + "'");
    }
    Map<String, String> mapping = new TreeMap<>();
    entries.forEach(
        (key, entry) -> mapping.put((String) key, scalar(name + "[" + key + "]", entry)));
    return mapping;
  }

  /** Nanoseconds: a number of them or a Go duration. */
  public long nanos(String name) {
    Object value = members.get(lower(name));
    if (value == null || "".equals(value)) {
      return 0;
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    try {
      return GoDuration.parse(scalar(name, value));
    } catch (IllegalArgumentException e) {
      throw refused("cannot parse '" + name + "' as int: " + e.getMessage());
    }
  }

  private static String scalar(String name, Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Boolean flag) {
      return flag ? "1" : "0";
    }
    if (value instanceof Double number && number == Math.rint(number)) {
      return Long.toString(number.longValue());
    }
    if (value instanceof Number number) {
      return number.toString();
    }
    throw refused(
        "'" + name + "' expected type 'string', got unconvertible type '" + kind(value) + "'");
  }

  private static String kind(Object value) {
    if (value instanceof Map) {
      return "map[string]interface {}";
    }
    if (value instanceof List) {
      return "[]interface {}";
    }
    return value instanceof String ? "string" : value instanceof Boolean ? "bool" : "float64";
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException(
        "error decoding config: 1 error(s) decoding:\n\n* " + reason);
  }
}
