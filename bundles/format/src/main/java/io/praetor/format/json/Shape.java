package io.praetor.format.json;

import io.praetor.format.go.GoDuration;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a JSON value is like. A shape brings a value into canonical form, so that equal contents are
 * equal trees: members in one order and under one spelling, empty ones left out, numbers, texts and
 * truth values taken for each other where the meaning is plain, as Consul does with configuration.
 */
public interface Shape {

  Shape TEXT = Shape::text;
  Shape FLAG = Shape::flag;
  Shape NUMBER = Shape::number;

  /** A text such as {@code 10s}, or nanoseconds; canonically a text. */
  Shape DURATION =
      (given, path, reading) -> {
        long nanos = nanos(given, path, reading);
        return nanos == 0 ? null : GoDuration.text(nanos);
      };

  /** The same; canonically nanoseconds. */
  Shape NANOS =
      (given, path, reading) -> {
        long nanos = nanos(given, path, reading);
        return nanos == 0 ? null : nanos;
      };

  /** Anything; objects are sorted. */
  Shape ANY = Shape::sorted;

  /** The canonical form, null for what is as good as nothing. */
  Object canonical(Object given, String path, Reading reading);

  /** Elements of one shape; a single value is a list of one. */
  static Shape list(Shape element) {
    return (given, path, reading) -> {
      if (reading.isExact() && !(given instanceof List<?>)) {
        throw reading.mismatch(path, element == TEXT ? "[]string" : "[]struct", given);
      }
      List<Object> elements = new ArrayList<>();
      int at = 0;
      for (Object one : given instanceof List<?> list ? list : List.of(given)) {
        String where = path + "[" + at++ + "]";
        Object canonical = one == null ? null : element.canonical(one, where, reading);
        elements.add(full(canonical, element));
      }
      return elements.isEmpty() ? null : elements;
    };
  }

  /** The same, but a list without elements is something else than nothing. */
  static Shape keptList(Shape element) {
    return kept(list(element), List.of());
  }

  /** A shape of which an empty value is something else than nothing. */
  static Shape kept(Shape shape, Object empty) {
    return (given, path, reading) -> {
      Object canonical = shape.canonical(given, path, reading);
      return canonical == null ? empty : canonical;
    };
  }

  /** Any names, values of one shape. */
  static Shape map(Shape value) {
    return (given, path, reading) -> {
      boolean wrapped = given instanceof List<?> list && list.size() == 1 && !reading.isExact();
      Object only = wrapped ? ((List<?>) given).get(0) : given;
      if (!(only instanceof Map<?, ?> members)) {
        throw reading.mismatch(path, "map", given);
      }
      Map<String, Object> map = new TreeMap<>();
      members.forEach(
          (name, one) -> {
            String where = path + "[" + name + "]";
            Object canonical = one == null ? null : value.canonical(one, where, reading);
            map.put((String) name, full(canonical, value));
          });
      return map.isEmpty() ? null : new LinkedHashMap<>(map);
    };
  }

  /** An element that is as good as nothing is still an element. */
  private static Object full(Object canonical, Shape shape) {
    if (canonical != null) {
      return canonical;
    }
    if (shape == TEXT || shape == DURATION) {
      return "";
    }
    if (shape == FLAG) {
      return false;
    }
    return shape instanceof ObjectShape ? Map.of() : shape == ANY ? null : (Object) 0L;
  }

  private static Object text(Object given, String path, Reading reading) {
    if (reading.isExact() && !(given instanceof String)) {
      throw reading.mismatch(path, "string", given);
    }
    Object only = given instanceof List<?> list && list.size() == 1 ? list.get(0) : given;
    if (only instanceof String text) {
      return text.isEmpty() ? null : text;
    }
    if (only instanceof Number number) {
      return number.toString();
    }
    if (only instanceof Boolean flag) {
      return flag ? "1" : "0";
    }
    throw reading.mismatch(path, "string", given);
  }

  private static Object flag(Object given, String path, Reading reading) {
    if (reading.isExact() && !(given instanceof Boolean)) {
      throw reading.mismatch(path, "bool", given);
    }
    if (given instanceof Boolean flag) {
      return flag ? true : null;
    }
    if (given instanceof Number number) {
      return number.doubleValue() == 0 ? null : true;
    }
    if (given instanceof String text) {
      return switch (text) {
        case "1", "t", "T", "true", "TRUE", "True" -> true;
        case "", "0", "f", "F", "false", "FALSE", "False" -> null;
        default -> throw reading.mismatch(path, "bool", given);
      };
    }
    throw reading.mismatch(path, "bool", given);
  }

  private static Object number(Object given, String path, Reading reading) {
    long number = whole(given, path, reading);
    return number == 0 ? null : number;
  }

  private static long whole(Object given, String path, Reading reading) {
    if (reading.isExact() && !isWhole(given)) {
      throw reading.mismatch(path, "int", given);
    }
    if (given instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    try {
      if (isWhole(given)) {
        return new BigInteger(given.toString()).longValueExact();
      }
      if (given instanceof Number number) {
        return (long) number.doubleValue();
      }
      if (given instanceof String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text);
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw reading.mismatch(path, "int", given);
    }
    throw reading.mismatch(path, "int", given);
  }

  private static boolean isWhole(Object given) {
    return given instanceof Integer || given instanceof Long || given instanceof BigInteger;
  }

  private static long nanos(Object given, String path, Reading reading) {
    if (!(given instanceof String text)) {
      return whole(given, path, reading);
    }
    try {
      return text.isEmpty() ? 0 : GoDuration.parse(text);
    } catch (IllegalArgumentException e) {
      throw reading.fault(path, e.getMessage());
    }
  }

  private static Object sorted(Object value, String path, Reading reading) {
    if (value instanceof Map<?, ?> members) {
      Map<String, Object> sorted = new TreeMap<>();
      members.forEach((name, one) -> sorted.put((String) name, sorted(one, path, reading)));
      return new LinkedHashMap<>(sorted);
    }
    if (value instanceof List<?> elements) {
      List<Object> sorted = new ArrayList<>();
      elements.forEach(element -> sorted.add(sorted(element, path, reading)));
      return sorted;
    }
    if (value instanceof Number number && !(value instanceof Integer || value instanceof Long)) {
      double real = number.doubleValue();
      if (!Double.isFinite(real)) {
        throw reading.mismatch(path, "float64", value);
      }
      return real;
    }
    return value;
  }
}
