package io.praetor.format.property;

import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.format.property.PropertyType.Form;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Properties as one JSON object, in the notation of OSGi's Configurator (Compendium 150.4): a name
 * may end with a colon and a type, {@code "port:Integer": 80}; without one a value has the type
 * that JSON gives it. Equal properties have one text, which is ASCII.
 */
public final class TypedProperties {

  private static final char TYPE = ':';
  private static final int ASCII_MAX = 0x7e;

  private TypedProperties() {}

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException with the reason when it is none, or not of properties
   */
  public static Map<String, Object> read(byte[] json) {
    Object tree =
        JsonTree.parse(
            json,
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    if (!(tree instanceof Map<?, ?> members)) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    members.forEach(
        (name, value) -> {
          if (value != null) {
            Property property = property((String) name, value);
            if (!names.add(property.name().toLowerCase(Locale.ROOT))) {
              throw new IllegalArgumentException("there are two properties " + property.name());
            }
            properties.put(property.name(), property.value());
          }
        });
    return properties;
  }

  /** A property by itself. */
  public record Property(String name, Object value) {}

  /**
   * Reads one property.
   *
   * @param name with its type, or without
   * @param value as JSON has it
   * @throws IllegalArgumentException with the reason
   */
  public static Property property(String name, Object value) {
    int colon = name.lastIndexOf(TYPE);
    String plain = colon < 0 ? name : name.substring(0, colon);
    if (plain.isEmpty()) {
      throw new IllegalArgumentException("a property has no name");
    }
    try {
      Object typed =
          colon < 0 ? usual(value) : PropertyType.named(name.substring(colon + 1)).read(value);
      return new Property(plain, typed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(plain + ": " + e.getMessage(), e);
    }
  }

  private static Object usual(Object value) {
    if (!(value instanceof List<?> elements)) {
      return usualType(value).convert(value);
    }
    ScalarType common = null;
    for (Object element : elements) {
      ScalarType one = usualType(element);
      common = common == null || common == one ? one : ScalarType.STRING;
    }
    return new PropertyType(Form.ARRAY, common == null ? ScalarType.STRING : common).read(elements);
  }

  private static ScalarType usualType(Object value) {
    if (value instanceof String) {
      return ScalarType.STRING;
    } else if (value instanceof Boolean) {
      return ScalarType.BOOLEAN;
    } else if (value instanceof Long || value instanceof BigInteger) {
      return ScalarType.LONG;
    } else if (value instanceof Number) {
      return ScalarType.DOUBLE;
    }
    throw new IllegalArgumentException("it is neither a value nor a list of values");
  }

  /**
   * The one text of properties.
   *
   * @throws IllegalArgumentException when a value is of a type that no property may have
   */
  public static String text(Map<String, ?> properties) {
    Map<String, Object> tree = new TreeMap<>();
    properties.forEach(
        (name, value) -> {
          try {
            PropertyType type = PropertyType.of(value);
            Object json = type.write(value);
            tree.put(isPlain(name, type, json) ? name : name + TYPE + type.label(), json);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
          }
        });
    return ascii(JsonText.of(tree));
  }

  /** Whether the type follows from JSON alone. */
  private static boolean isPlain(String name, PropertyType type, Object json) {
    if (name.indexOf(TYPE) >= 0) {
      return false;
    }
    if (json instanceof List<?> elements) {
      return type.form() == Form.ARRAY
          && (elements.isEmpty()
              ? type.scalar() == ScalarType.STRING
              : elements.stream().allMatch(element -> isPlain(type.scalar(), element)));
    }
    return isPlain(type.scalar(), json);
  }

  private static boolean isPlain(ScalarType type, Object json) {
    return switch (type) {
      case STRING, BOOLEAN, LONG -> true;
      case DOUBLE -> json instanceof Double;
      default -> false;
    };
  }

  /** Anything else than ASCII stands in strings only, where it may be escaped. */
  private static String ascii(String json) {
    StringBuilder text = new StringBuilder(json.length());
    for (int at = 0; at < json.length(); at++) {
      char character = json.charAt(at);
      if (character > ASCII_MAX) {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
      } else {
        text.append(character);
      }
    }
    return text.toString();
  }
}
