package io.praetor.config.internal.schema;

import io.praetor.config.internal.syntax.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Moves the value of an old or alternative key to the key that stands for it now. */
final class Rewrite {

  private final Shape shape;
  private final TreeReading reading;

  Rewrite(Shape shape, TreeReading reading) {
    this.shape = shape;
    this.reading = reading;
  }

  /** The successor's own value wins where both are given, and lists are joined. */
  void apply(Key key, Map<String, Object> object, String prefix) {
    Object old = Trees.remove(object, key.path());
    if (old == null) {
      return;
    }
    if (key.status() == KeyStatus.DEPRECATED) {
      reading.deprecated(prefix + key.path(), prefix + key.to());
    }
    Object present = Trees.get(object, key.to());
    if (typeOf(key.to()).isList()) {
      List<Object> joined = new ArrayList<>(elements(key, old));
      if (present != null) {
        joined.addAll(Trees.list(present));
      }
      Trees.put(object, key.to(), joined);
    } else if (present == null) {
      Trees.put(object, key.to(), old);
    }
    if (!key.also().isEmpty() && Trees.get(object, key.also()) == null) {
      Trees.put(object, key.also(), true);
    }
  }

  private KeyType typeOf(String path) {
    Shape at = shape;
    String[] names = path.split("\\.");
    for (int i = 0; i < names.length - 1; i++) {
      at = at.field(names[i]).inner();
    }
    return at.field(names[names.length - 1]).type();
  }

  private static List<Object> elements(Key key, Object value) {
    if (key.shell()) {
      return List.of("sh", "-c", value);
    }
    return value instanceof List<?> ? Trees.list(value) : List.of(value);
  }
}
