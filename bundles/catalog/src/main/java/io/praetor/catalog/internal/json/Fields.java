package io.praetor.catalog.internal.http;

import io.praetor.api.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of a JSON object that a request carries, read as Consul reads them: names match
 * whatever their case, what is missing or null is empty, and a value of another type is refused.
 */
final class Fields {

  private final String type;
  private final Map<String, Object> members;

  private Fields(String type, Map<String, Object> members) {
    this.type = type;
    this.members = members;
  }

  /**
   * The object that a request's body is.
   *
   * @param type what refusals call it
   */
  static Fields of(String type, byte[] body) {
    return of(type, type, JsonTree.parse(body));
  }

  private static Fields of(String type, String where, Object value) {
    if (value == null) {
      return new Fields(type, Map.of());
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw mismatch(value, where, "structs." + type);
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((name, member) -> members.put((String) name, member));
    return new Fields(type, members);
  }

  boolean has(String name) {
    return value(name) != null;
  }

  String text(String name) {
    return text(name, value(name));
  }

  private String text(String name, Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw mismatch(value, path(name), "string");
  }

  boolean flag(String name) {
    Object value = value(name);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw mismatch(value, path(name), "bool");
  }

  int integer(String name, int absent) {
    Object value = value(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof Integer number) {
      return number;
    }
    throw mismatch(value, path(name), "int");
  }

  double real(String name) {
    return real(name, value(name));
  }

  private double real(String name, Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw mismatch(value, path(name), "float64");
  }

  List<Double> reals(String name) {
    return elements(name).stream().map(element -> real(name, element)).toList();
  }

  List<String> texts(String name) {
    return elements(name).stream().map(element -> text(name, element)).toList();
  }

  Map<String, String> pairs(String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    object(name, name).members.forEach((key, value) -> pairs.put(key, text(name, value)));
    return pairs;
  }

  /** An object; without members when it is missing. */
  Fields object(String name, String objectType) {
    return of(objectType, path(name), value(name));
  }

  /** Every member, as objects of one type. */
  Map<String, Fields> objects(String objectType) {
    Map<String, Fields> objects = new LinkedHashMap<>();
    members.forEach((name, value) -> objects.put(name, of(objectType, path(name), value)));
    return objects;
  }

  List<Fields> list(String name, String elementType) {
    List<Fields> list = new ArrayList<>();
    for (Object element : elements(name)) {
      if (element != null) {
        list.add(of(elementType, path(name), element));
      }
    }
    return list;
  }

  private List<?> elements(String name) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw mismatch(value, path(name), "[]string");
  }

  private Object value(String name) {
    Object exact = members.get(name);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, Object> member : members.entrySet()) {
      if (member.getKey().equalsIgnoreCase(name)) {
        return member.getValue();
      }
    }
    return null;
  }

  private String path(String name) {
    return type + "." + name;
  }

  private static InvalidRequestException mismatch(Object value, String where, String wanted) {
    String found =
        value instanceof String
            ? "string"
            : value instanceof Boolean
                ? "bool"
                : value instanceof List ? "array" : value instanceof Map ? "object" : "number";
    return JsonTree.refused(
        "json: cannot unmarshal "
            + found
            + " into Go struct field "
            + where
            + " of type "
            + wanted);
  }
}
