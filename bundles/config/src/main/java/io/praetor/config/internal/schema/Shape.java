package io.praetor.config.internal.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The keys of one object. Names match in any case, as they do in Consul.
 *
 * <p>Only the shape that a table section is named after knows which of its keys are rewritten,
 * because the paths that they are rewritten to start there.
 */
public final class Shape {

  private static final String MANY = "[]";

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final List<Key> rewritten = new ArrayList<>();

  /**
   * One name in an object.
   *
   * @param key the table line, null for an object that is only implied by longer paths
   * @param inner the keys of an implied object, null otherwise
   * @param many whether an implied object stands in a list
   */
  public record Field(String name, Key key, Shape inner, boolean many) {

    /** The type of the value. */
    public KeyType type() {
      if (key != null) {
        return key.type();
      }
      return many ? KeyType.OBJECTS : KeyType.OBJECT;
    }
  }

  void add(Key key) {
    insert(key, key.path());
    if (key.isRewritten()) {
      rewritten.add(key);
    }
  }

  private void insert(Key key, String rest) {
    int dot = rest.indexOf('.');
    if (dot < 0) {
      fields.put(rest.toLowerCase(Locale.ROOT), new Field(rest, key, null, false));
      return;
    }
    String head = rest.substring(0, dot);
    boolean many = head.endsWith(MANY);
    String name = many ? head.substring(0, head.length() - MANY.length()) : head;
    fields
        .computeIfAbsent(
            name.toLowerCase(Locale.ROOT), n -> new Field(name, null, new Shape(), many))
        .inner()
        .insert(key, rest.substring(dot + 1));
  }

  /** The field of that name in any case, null for an unknown one. */
  public Field field(String name) {
    Field exact = fields.get(name);
    return exact == null ? fields.get(name.toLowerCase(Locale.ROOT)) : exact;
  }

  /** All fields, in the order of the table. */
  public Collection<Field> fields() {
    return fields.values();
  }

  List<Key> rewritten() {
    return rewritten;
  }
}
