package io.praetor.config.internal.model;

import io.praetor.config.internal.schema.Schema;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.GoDuration;
import io.praetor.config.internal.syntax.Trees;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The value of every key: what somebody set, else what {@code -dev} brings, else the default of the
 * key table.
 */
final class KeyValues {

  private final Schema schema;
  private final Map<String, Object> set;
  private final Map<String, Object> dev;

  KeyValues(Schema schema, Map<String, Object> set, Map<String, Object> dev) {
    this.schema = schema;
    this.set = set;
    this.dev = dev;
  }

  /** Whether somebody set the key. */
  boolean isSet(String path) {
    schema.key(path);
    return Trees.get(set, path) != null;
  }

  String text(String path) {
    Object value = value(path);
    return value == null ? schema.key(path).defaultText() : (String) value;
  }

  boolean flag(String path) {
    Object value = value(path);
    return value == null ? Boolean.parseBoolean(schema.key(path).defaultText()) : (Boolean) value;
  }

  int number(String path) {
    Object value = value(path);
    return value == null
        ? Integer.parseInt(schema.key(path).defaultText())
        : ((Long) value).intValue();
  }

  Duration duration(String path) throws ConfigurationException {
    String text = text(path);
    return GoDuration.parse(text.isEmpty() ? schema.key(path).defaultText() : text);
  }

  List<String> list(String path) {
    Object value = value(path);
    return value == null ? List.of() : Trees.list(value).stream().map(String.class::cast).toList();
  }

  Map<String, String> map(String path) {
    Map<String, String> result = new LinkedHashMap<>();
    Object value = value(path);
    if (value != null) {
      Trees.object(value).forEach((name, text) -> result.put(name, (String) text));
    }
    return result;
  }

  private Object value(String path) {
    schema.key(path);
    Object value = Trees.get(set, path);
    return value == null ? Trees.get(dev, path) : value;
  }
}
