package io.praetor.auth.internal.jwt;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;
import io.praetor.spi.auth.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which claims become fields. A claim is told by its name, or by a JSON pointer (RFC 6901). Numbers
 * are whole as texts.
 *
 * @param claims names of fields by claim
 * @param lists names of fields of several values by claim
 */
record ClaimMapping(Map<String, String> claims, Map<String, String> lists) {

  Identity identity(Map<String, Object> token) {
    Map<String, Object> values = new TreeMap<>();
    claims.forEach(
        (source, field) -> {
          Object claim = claim(token, source);
          if (claim != null) {
            values.put(field, single(source, claim));
          }
        });
    Map<String, Object> several = new TreeMap<>();
    lists.forEach(
        (source, field) -> {
          Object claim = claim(token, source);
          if (claim != null) {
            several.put(field, several(source, claim));
          }
        });
    return identity(values, several);
  }

  /** All fields, empty. */
  Identity example() {
    Map<String, Object> values = new HashMap<>();
    claims.values().forEach(field -> values.put(field, ""));
    Map<String, Object> several = new HashMap<>();
    lists.values().forEach(field -> several.put(field, List.of()));
    return identity(values, several);
  }

  private static Identity identity(Map<String, Object> values, Map<String, Object> several) {
    Map<String, String> variables = new HashMap<>();
    values.forEach((field, value) -> variables.put("value." + field, (String) value));
    return new Identity(
        Map.of("value", Map.copyOf(values), "list", Map.copyOf(several)), variables);
  }

  private static Object claim(Map<String, Object> token, String source) {
    if (!source.startsWith("/")) {
      return token.get(source);
    }
    Object found = token;
    for (String part : source.substring(1).split("/", -1)) {
      String name = part.replace("~1", "/").replace("~0", "~");
      if (found instanceof Map<?, ?> members) {
        found = members.get(name);
      } else if (found instanceof List<?> elements) {
        found = element(elements, name);
      } else {
        return null;
      }
    }
    return found;
  }

  private static Object element(List<?> elements, String index) {
    try {
      int position = Integer.parseInt(index);
      return position >= 0 && position < elements.size() ? elements.get(position) : null;
    } catch (NumberFormatException noIndex) {
      return null;
    }
  }

  private static String single(String source, Object claim) {
    String text = text(claim);
    if (text == null) {
      throw new OperationFailedException(
          "error converting claim '" + source + "' to string from unknown type " + kind(claim));
    }
    return text;
  }

  private static List<String> several(String source, Object claim) {
    if (claim instanceof Map) {
      throw new OperationFailedException(
          GoText.quoted(source) + " list claim could not be converted to string list");
    }
    List<?> elements = claim instanceof List<?> list ? list : List.of(claim);
    List<String> texts = new ArrayList<>();
    for (Object element : elements) {
      String text = text(element);
      if (text == null) {
        throw new OperationFailedException(
            "value "
                + GoValue.text(element)
                + " in "
                + GoText.quoted(source)
                + " list claim could not be parsed as string");
      }
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  /** Null where a value is none that has a text. */
  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Boolean flag) {
      return flag.toString();
    }
    return value instanceof Number number ? Long.toString((long) number.doubleValue()) : null;
  }

  private static String kind(Object value) {
    return value instanceof List ? "[]interface {}" : "map[string]interface {}";
  }
}
