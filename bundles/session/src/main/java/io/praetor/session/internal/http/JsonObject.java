package io.praetor.session.internal.http;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.format.go.GoKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The members of a JSON object that a request carries, read as Consul reads them: names match
 * whatever their case, the last of several counts, and a value of another type is refused in the
 * words of Go's decoder.
 */
final class JsonObject {

  private final String refusal;
  private final Map<String, Object> members = new HashMap<>();

  private JsonObject(String refusal, Map<?, ?> members) {
    this.refusal = refusal;
    members.forEach((name, value) -> this.members.put(folded((String) name), value));
  }

  /**
   * An object.
   *
   * @param value the object as a map, or null for an empty one
   * @param refusal what the message of every refusal begins with
   */
  static JsonObject of(Object value, String refusal) {
    if (value == null) {
      return new JsonObject(refusal, Map.of());
    }
    if (value instanceof Map<?, ?> members) {
      return new JsonObject(refusal, members);
    }
    throw mismatch(refusal, value, "value of type", "structs.Session");
  }

  /** Whether there is such a member, be it null. */
  boolean has(String name) {
    return members.containsKey(folded(name));
  }

  /** The value of a member, or null. */
  Object value(String name) {
    return members.get(folded(name));
  }

  String text(String name, String absent) {
    Object value = value(name);
    return value == null ? absent : text(name, value);
  }

  private String text(String name, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw mismatch(refusal, value, "struct field ." + name + " of type", "string");
  }

  /** The texts of a list; none when it is missing or null. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : elements(name)) {
      texts.add(element == null ? "" : text(name, element));
    }
    return texts;
  }

  /** The objects of a list; none when it is missing or null. */
  List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object element : elements(name)) {
      objects.add(of(element, refusal));
    }
    return objects;
  }

  private List<?> elements(String name) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw mismatch(refusal, value, "struct field ." + name + " of type", "[]string");
  }

  static InvalidRequestException refused(String refusal, String reason) {
    return new InvalidRequestException(refusal + reason);
  }

  private static InvalidRequestException mismatch(
      String refusal, Object value, String where, String type) {
    String found = GoKind.of(value);
    return refused(refusal, "json: cannot unmarshal " + found + " into Go " + where + " " + type);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
