package io.praetor.agent.internal.watch;

import io.praetor.agent.internal.watch.JsonTree.Literal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A type of Consul's Go client, for the one thing that handlers see of it: a value that has been
 * read into it and is written again has its fields, in its order, and zeros where nothing came.
 */
interface GoType {

  GoType TEXT = value -> value instanceof String ? value : "";
  GoType NUMBER = value -> value instanceof Literal ? value : new Literal("0");
  GoType SWITCH = value -> value instanceof Literal ? value : new Literal("false");

  /** Whatever it is. */
  GoType ANY = value -> value;

  /** The value as it is after it has been in a variable of this type. */
  Object of(Object value);

  static GoType list(GoType element) {
    return value ->
        value instanceof List<?> list
            ? new ArrayList<>(list.stream().map(element::of).toList())
            : null;
  }

  /** Keys in order, as Go writes maps. */
  static GoType map(GoType element) {
    return value -> {
      if (!(value instanceof Map<?, ?> map)) {
        return null;
      }
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((name, member) -> sorted.put((String) name, element.of(member)));
      return sorted;
    };
  }

  /** A value that may be missing. */
  static GoType pointer(GoType target) {
    return value -> value == null ? null : target.of(value);
  }

  /** Begins a struct. */
  static Struct struct() {
    return new Struct(new ArrayList<>());
  }

  /** Fields in order. */
  record Struct(List<Field> fields) implements GoType {

    private record Field(String name, GoType type, boolean omitEmpty) {}

    Struct with(GoType type, String... names) {
      for (String name : names) {
        fields.add(new Field(name, type, false));
      }
      return this;
    }

    /** Fields that are left out when they are zero. */
    Struct withOptional(GoType type, String... names) {
      for (String name : names) {
        fields.add(new Field(name, type, true));
      }
      return this;
    }

    @Override
    public Object of(Object value) {
      Map<?, ?> given = value instanceof Map<?, ?> object ? object : Map.of();
      Map<String, Object> result = new LinkedHashMap<>();
      for (Field field : fields) {
        Object member = field.type.of(given.get(field.name));
        if (!field.omitEmpty || !isEmpty(field.type, member)) {
          result.put(field.name, member);
        }
      }
      return result;
    }

    private static boolean isEmpty(GoType type, Object value) {
      if (value instanceof Literal literal) {
        return literal.text().equals("0") || literal.text().equals("false");
      }
      return value == null
          || value.equals("")
          || (type != ANY && value instanceof Collection<?> list && list.isEmpty())
          || (type != ANY && value instanceof Map<?, ?> map && map.isEmpty());
    }
  }
}
