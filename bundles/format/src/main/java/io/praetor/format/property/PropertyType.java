package io.praetor.format.property;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The whole type of a property: one value, an array, or a collection. */
record PropertyType(Form form, ScalarType scalar) {

  private static final String COLLECTION = "Collection";

  /** How many values, and in what. */
  enum Form {
    ONE,
    ARRAY,
    PRIMITIVES,
    COLLECTION
  }

  /**
   * Reads {@code Integer}, {@code Integer[]}, {@code int[]} or {@code Collection<Integer>}.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  static PropertyType named(String name) {
    PropertyType type = new PropertyType(Form.ONE, ScalarType.named(name));
    if (name.endsWith("[]")) {
      String element = name.substring(0, name.length() - 2);
      ScalarType primitive = ScalarType.primitive(element);
      type =
          primitive == null
              ? new PropertyType(Form.ARRAY, ScalarType.named(element))
              : new PropertyType(Form.PRIMITIVES, primitive);
    } else if (name.equals(COLLECTION)) {
      type = new PropertyType(Form.COLLECTION, ScalarType.STRING);
    } else if (name.startsWith(COLLECTION + "<") && name.endsWith(">")) {
      String element = name.substring(COLLECTION.length() + 1, name.length() - 1);
      type = new PropertyType(Form.COLLECTION, ScalarType.named(element));
    }
    if (type.scalar == null) {
      throw new IllegalArgumentException("there is no type " + name);
    }
    return type;
  }

  /**
   * The type of a value.
   *
   * @throws IllegalArgumentException when no property may have such a value
   */
  static PropertyType of(Object value) {
    if (value instanceof Collection<?> collection) {
      return new PropertyType(Form.COLLECTION, common(collection));
    }
    if (value != null && value.getClass().isArray()) {
      Class<?> element = value.getClass().getComponentType();
      for (ScalarType scalar : ScalarType.values()) {
        if (element == scalar.element(false)) {
          return new PropertyType(Form.ARRAY, scalar);
        } else if (element == scalar.element(true)) {
          return new PropertyType(Form.PRIMITIVES, scalar);
        }
      }
    }
    ScalarType scalar = ScalarType.of(value);
    if (scalar == null) {
      String found = value == null ? "null" : value.getClass().getName();
      throw new IllegalArgumentException("a value of type " + found + " is no property");
    }
    return new PropertyType(Form.ONE, scalar);
  }

  private static ScalarType common(Collection<?> elements) {
    ScalarType common = null;
    for (Object element : elements) {
      ScalarType one = ScalarType.of(element);
      if (one == null || (common != null && one != common)) {
        throw new IllegalArgumentException("the elements of a collection are not of one type");
      }
      common = one;
    }
    return Objects.requireNonNullElse(common, ScalarType.STRING);
  }

  /** As names of properties have it. */
  String label() {
    return switch (form) {
      case ONE -> scalar.label();
      case ARRAY -> scalar.label() + "[]";
      case PRIMITIVES -> scalar.element(true).getName() + "[]";
      case COLLECTION -> COLLECTION + "<" + scalar.label() + ">";
    };
  }

  /** What JSON has as a value of this type. A value alone is an array of one. */
  Object read(Object given) {
    if (form == Form.ONE) {
      return scalar.convert(given);
    }
    List<?> elements = given instanceof List<?> list ? list : List.of(given);
    if (form == Form.COLLECTION) {
      List<Object> collection = new ArrayList<>();
      elements.forEach(element -> collection.add(scalar.convert(element)));
      return collection;
    }
    Object array = Array.newInstance(scalar.element(form == Form.PRIMITIVES), elements.size());
    for (int at = 0; at < elements.size(); at++) {
      Array.set(array, at, scalar.convert(elements.get(at)));
    }
    return array;
  }

  /** A value of this type as JSON has it. */
  Object write(Object value) {
    if (form == Form.ONE) {
      return scalar.json(value);
    }
    List<Object> elements = new ArrayList<>();
    if (value instanceof Collection<?> collection) {
      collection.forEach(element -> elements.add(scalar.json(element)));
      return elements;
    }
    for (int at = 0; at < Array.getLength(value); at++) {
      Object element = Array.get(value, at);
      if (element == null) {
        throw new IllegalArgumentException("an element of an array is null");
      }
      elements.add(scalar.json(element));
    }
    return elements;
  }
}
