package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Audit;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.DurationText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the record of requests goes: {@code audit { sink "name" { … } }}, as Consul writes it. */
final class AuditRules {

  private static final Set<String> NAMES =
      Set.of(
          "name",
          "type",
          "format",
          "path",
          "delivery_guarantee",
          "mode",
          "rotate_duration",
          "rotate_bytes",
          "rotate_max_files");

  private static final String DEFAULT_AGE = "24h";

  private AuditRules() {}

  static Optional<Audit> read(KeyValues keys) throws ConfigurationException {
    if (!keys.flag("audit.enabled")) {
      return Optional.empty();
    }
    List<Map<?, ?>> sinks = new ArrayList<>();
    collect(keys.any("audit.sink"), sinks);
    require(sinks.size() == 1, "audit.sink: exactly one sink is needed, got " + sinks.size());
    return Optional.of(sink(sinks.get(0)));
  }

  /** Labels and lists may stand around a sink, as the syntax of the file has it. */
  private static void collect(Object value, List<Map<?, ?>> sinks) {
    if (value instanceof List<?> list) {
      list.forEach(element -> collect(element, sinks));
    } else if (value instanceof Map<?, ?> map) {
      if (map.containsKey("type") || map.containsKey("path")) {
        sinks.add(map);
      } else {
        map.values().forEach(element -> collect(element, sinks));
      }
    }
  }

  private static Audit sink(Map<?, ?> sink) throws ConfigurationException {
    for (Object name : sink.keySet()) {
      require(NAMES.contains(name), "audit.sink: invalid config key " + name);
    }
    only(sink, "type", "file");
    only(sink, "format", "json");
    only(sink, "delivery_guarantee", "best-effort");
    String path = text(sink, "path", "");
    require(!path.isEmpty() && !path.endsWith("/"), "audit.sink: path must name a file");
    return new Audit(
        path,
        DurationText.parse(text(sink, "rotate_duration", DEFAULT_AGE)).toMillis(),
        number(sink, "rotate_bytes"),
        Math.toIntExact(number(sink, "rotate_max_files")));
  }

  private static void only(Map<?, ?> sink, String name, String value)
      throws ConfigurationException {
    String given = text(sink, name, value);
    require(
        given.equals(value),
        "audit.sink: " + name + " must be \"" + value + "\", got \"" + given + "\"");
  }

  private static String text(Map<?, ?> sink, String name, String absent) {
    Object value = sink.get(name);
    return value == null ? absent : value.toString();
  }

  private static long number(Map<?, ?> sink, String name) throws ConfigurationException {
    Object value = sink.get(name);
    require(
        value == null || value instanceof Number,
        "audit.sink: " + name + " must be a number, got \"" + value + "\"");
    long number = value == null ? 0 : ((Number) value).longValue();
    require(
        number >= 0 && number <= Integer.MAX_VALUE,
        "audit.sink: " + name + " is out of range: " + number);
    return number;
  }
}
