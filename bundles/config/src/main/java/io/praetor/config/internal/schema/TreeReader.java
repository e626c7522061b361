package io.praetor.config.internal.schema;

import io.praetor.config.internal.schema.Shape.Field;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.DurationText;
import io.praetor.config.internal.syntax.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a raw tree against the key table. The result has only known keys, under the names of the
 * table, with values of the right type, and old names already replaced by new ones.
 */
public final class TreeReader {

  private final Schema schema;
  private final GoValue go;
  private final TreeReading reading = new TreeReading();

  /**
   * A reader for one source.
   *
   * @param json whether the tree was JSON, where Go knows no whole numbers
   */
  public TreeReader(Schema schema, boolean json) {
    this.schema = schema;
    this.go = new GoValue(json);
  }

  /** Reads the tree of a whole file. */
  public Map<String, Object> read(Map<String, Object> raw) {
    return object(schema.agent(), raw, "");
  }

  /** What came to light. */
  public TreeReading reading() {
    return reading;
  }

  private Map<String, Object> object(Shape shape, Map<String, Object> raw, String prefix) {
    Map<String, Object> result = new LinkedHashMap<>();
    Map<String, Object> others = ForeignCheck.others(shape, schema, raw);
    raw.forEach(
        (name, value) -> {
          Field field = shape.field(name);
          if (others.containsKey(name)) {
            result.put(name, Trees.copy(value));
          } else if (field == null) {
            reading.unknown(prefix + name);
          } else if (value != null) {
            Object typed = typed(field, value, prefix + field.name());
            if (typed != null) {
              result.put(field.name(), typed);
            }
          }
        });
    for (Key key : shape.rewritten()) {
      new Rewrite(shape, reading).apply(key, result, prefix);
    }
    return result;
  }

  private Object typed(Field field, Object raw, String path) {
    Object value = raw;
    if (field.type().isUnwrapped() && raw instanceof List<?> list) {
      if (list.size() > 1) {
        return mistyped(field.type(), raw, path);
      }
      value = list.isEmpty() ? null : list.get(0);
    }
    if (value == null) {
      return null;
    }
    if (field.key() != null && field.key().status() == KeyStatus.IGNORED) {
      reading.ignored(path);
      return null;
    }
    return switch (field.type()) {
      case STRING -> value instanceof String ? value : mistyped(field.type(), value, path);
      case BOOL -> value instanceof Boolean ? value : mistyped(field.type(), value, path);
      case INT -> whole(value, path);
      case FLOAT -> value instanceof Number ? value : mistyped(field.type(), value, path);
      case DURATION -> duration(value, path);
      case LIST -> strings(value, path);
      case MAP -> stringMap(value, path);
      case ANY -> Trees.copy(value);
      case OBJECT -> inner(field, value, path);
      case OBJECTS -> objects(field, value, path);
    };
  }

  private Object mistyped(KeyType type, Object value, String path) {
    reading.typeError(
        type == KeyType.OBJECT || type == KeyType.MAP
            ? "'" + path + "' expected a map, got '" + go.kind(value) + "'"
            : "'%s' expected type '%s', got unconvertible type '%s', value: '%s'"
                .formatted(path, type.goName(), go.type(value), go.text(value)));
    return null;
  }

  private Object whole(Object value, String path) {
    if (value instanceof Long number && number == number.intValue()) {
      return number;
    }
    if (value instanceof Double number && number == number.intValue()) {
      return number.longValue();
    }
    return mistyped(KeyType.INT, value, path);
  }

  private Object duration(Object value, String path) {
    if (!(value instanceof String text)) {
      return mistyped(KeyType.DURATION, value, path);
    }
    try {
      if (!text.isEmpty()) {
        DurationText.parse(text);
      }
    } catch (ConfigurationException e) {
      reading.valueError(path + ": invalid duration: \"" + text + "\": " + e.getMessage());
    }
    return text;
  }

  private Object strings(Object value, String path) {
    if (!(value instanceof List<?> list)) {
      return notList(value, path);
    }
    List<Object> result = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      result.add(
          element instanceof String
              ? element
              : mistyped(KeyType.STRING, element, path + "[" + i + "]"));
    }
    return result;
  }

  private Object notList(Object value, String path) {
    reading.typeError(
        "'" + path + "': source data must be an array or slice, got " + go.kind(value));
    return null;
  }

  private Object stringMap(Object value, String path) {
    if (!(value instanceof Map<?, ?>)) {
      return mistyped(KeyType.MAP, value, path);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    Trees.object(value)
        .forEach(
            (name, element) ->
                result.put(
                    name,
                    element instanceof String
                        ? element
                        : mistyped(KeyType.STRING, element, path + "[" + name + "]")));
    return result;
  }

  private Object inner(Field field, Object value, String path) {
    return value instanceof Map<?, ?>
        ? object(shapeOf(field), Trees.object(value), path + ".")
        : mistyped(KeyType.OBJECT, value, path);
  }

  private Object objects(Field field, Object value, String path) {
    if (!(value instanceof List<?> list)) {
      return notList(value, path);
    }
    List<Object> result = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Object element = inner(field, list.get(i), path + "[" + i + "]");
      if (element != null) {
        result.add(element);
      }
    }
    return result;
  }

  private Shape shapeOf(Field field) {
    return field.key() == null ? field.inner() : schema.shape(field.key().shape());
  }
}
