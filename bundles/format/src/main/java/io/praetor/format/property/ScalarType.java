package io.praetor.format.property;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types that a property, or an element of one, may have, by the names of the Configurator. */
enum ScalarType {
  STRING("String", String.class, String.class),
  BOOLEAN("Boolean", Boolean.class, boolean.class),
  LONG("Long", Long.class, long.class),
  DOUBLE("Double", Double.class, double.class),
  INTEGER("Integer", Integer.class, int.class),
  SHORT("Short", Short.class, short.class),
  BYTE("Byte", Byte.class, byte.class),
  FLOAT("Float", Float.class, float.class),
  CHARACTER("Character", Character.class, char.class);

  private static final Map<String, ScalarType> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(type -> type.label, type -> type));
  private static final Map<String, ScalarType> BY_PRIMITIVE =
      Stream.of(values())
          .filter(type -> type.primitive.isPrimitive())
          .collect(Collectors.toMap(type -> type.primitive.getName(), type -> type));

  private final String label;
  private final Class<?> boxed;
  private final Class<?> primitive;

  ScalarType(String label, Class<?> boxed, Class<?> primitive) {
    this.label = label;
    this.boxed = boxed;
    this.primitive = primitive;
  }

  /** As names of properties have it. */
  String label() {
    return label;
  }

  /** The type of elements of an array. */
  Class<?> element(boolean ofPrimitives) {
    return ofPrimitives ? primitive : boxed;
  }

  /** The type of a name; null when there is none. */
  static ScalarType named(String name) {
    return BY_NAME.get(name);
  }

  /** The type of the name of a primitive; null when there is none. */
  static ScalarType primitive(String name) {
    return BY_PRIMITIVE.get(name);
  }

  /** The type of a value; null when it is none of these. */
  static ScalarType of(Object value) {
    for (ScalarType type : values()) {
      if (type.boxed.isInstance(value)) {
        return type;
      }
    }
    return null;
  }

  /**
   * A scalar of JSON as a value of this type.
   *
   * @throws IllegalArgumentException when it cannot be one
   */
  Object convert(Object given) {
    boolean scalar = given instanceof String || given instanceof Boolean || given instanceof Number;
    if (scalar) {
      try {
        return parse(given.toString());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(given + " is no " + label, e);
      }
    }
    throw new IllegalArgumentException("a value is no " + label);
  }

  private Object parse(String text) {
    return switch (this) {
      case STRING -> text;
      case BOOLEAN -> flag(text);
      case LONG -> Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case INTEGER -> Integer.valueOf(text);
      case SHORT -> Short.valueOf(text);
      case BYTE -> Byte.valueOf(text);
      case FLOAT -> Float.valueOf(text);
      case CHARACTER -> character(text);
    };
  }

  /** A value of this type as JSON has it, exactly. */
  Object json(Object value) {
    return switch (this) {
      case STRING, BOOLEAN, LONG -> value;
      case INTEGER, SHORT, BYTE -> ((Number) value).longValue();
      case DOUBLE -> Double.isFinite((Double) value) ? value : value.toString();
      case FLOAT, CHARACTER -> value.toString();
    };
  }

  private static Object flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Object character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException(text);
    }
    return text.charAt(0);
  }
}
