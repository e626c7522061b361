package io.praetor.config.internal.model;

import io.praetor.config.internal.schema.Key;
import io.praetor.config.internal.schema.KeyStatus;
import io.praetor.config.internal.schema.KeyType;
import io.praetor.config.internal.schema.Shape;
import io.praetor.config.internal.schema.Shape.Field;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.DurationText;
import io.praetor.config.internal.syntax.Trees;
import java.util.Collection;
import java.util.Map;

/** Warns of keys that somebody set to something that has no effect yet. */
final class UnservedKeys {

  private final KeyValues keys;
  private final Problems problems;

  UnservedKeys(KeyValues keys, Problems problems) {
    this.keys = keys;
    this.problems = problems;
  }

  void warn(Shape shape, Map<String, Object> tree) throws ConfigurationException {
    warn(shape, tree, "");
  }

  private void warn(Shape shape, Map<String, Object> tree, String prefix)
      throws ConfigurationException {
    for (Map.Entry<String, Object> entry : tree.entrySet()) {
      Field field = shape.field(entry.getKey());
      String path = prefix + entry.getKey();
      if (field.type() == KeyType.OBJECT && field.inner() != null) {
        warn(field.inner(), Trees.object(entry.getValue()), path + ".");
      } else if (isUnserved(field, entry.getValue())) {
        problems.warn("The '" + path + "' setting is accepted but not served yet.");
      }
    }
  }

  private boolean isUnserved(Field field, Object value) throws ConfigurationException {
    Key key = field.key();
    if (key == null) {
      return !isNothing(value);
    }
    return key.status() == KeyStatus.ACCEPTED
        && (key.defaults().isEmpty() ? !isNothing(value) : !isDefault(key, value));
  }

  private static boolean isNothing(Object value) {
    if (value instanceof Collection<?> list) {
      return list.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty();
    }
    return value.equals("") || value.equals(false) || value.equals(0L);
  }

  private boolean isDefault(Key key, Object value) throws ConfigurationException {
    for (String text : key.defaults()) {
      boolean same =
          switch (text) {
            case "@datacenter" -> value.toString().equalsIgnoreCase(keys.text("datacenter"));
            case "@server" -> value.equals(keys.flag("server"));
            case "@client" -> value.equals(!keys.flag("server"));
            default -> isEqual(key.type(), value, text);
          };
      if (same) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEqual(KeyType type, Object value, String text)
      throws ConfigurationException {
    return switch (type) {
      case FLOAT -> ((Number) value).doubleValue() == Double.parseDouble(text);
      case DURATION ->
          value.equals("") || DurationText.parse((String) value).equals(DurationText.parse(text));
      default -> value.toString().equals(text);
    };
  }
}
