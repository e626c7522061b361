package io.praetor.config.internal.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Typed views of tree nodes. */
public final class Trees {

  private Trees() {}

  /** The node as an object; keys of a tree are always strings. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object node) {
    return (Map<String, Object>) node;
  }

  /** The node as a list. */
  @SuppressWarnings("unchecked")
  public static List<Object> list(Object node) {
    return (List<Object>) node;
  }

  /** The value at a dotted path, null where there is none. */
  public static Object get(Map<String, Object> tree, String path) {
    Object node = tree;
    for (String name : path.split("\\.")) {
      if (!(node instanceof Map<?, ?> object)) {
        return null;
      }
      node = object.get(name);
    }
    return node;
  }

  /** Sets the value at a dotted path, with the objects above it. */
  public static void put(Map<String, Object> tree, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      tree.put(path, value);
      return;
    }
    Object child = tree.computeIfAbsent(path.substring(0, dot), name -> new LinkedHashMap<>());
    put(object(child), path.substring(dot + 1), value);
  }

  /** Takes the value at a dotted path out of the tree, null where there is none. */
  public static Object remove(Map<String, Object> tree, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return tree.remove(path);
    }
    Object child = tree.get(path.substring(0, dot));
    return child == null ? null : remove(object(child), path.substring(dot + 1));
  }

  /** A copy that shares no object or list with the original. */
  public static Object copy(Object node) {
    if (node instanceof Map<?, ?>) {
      Map<String, Object> copy = new LinkedHashMap<>();
      object(node).forEach((name, value) -> copy.put(name, copy(value)));
      return copy;
    }
    if (node instanceof List<?>) {
      List<Object> copy = new ArrayList<>();
      list(node).forEach(value -> copy.add(copy(value)));
      return copy;
    }
    return node;
  }

  /** What JSON calls a value of this kind. */
  static String jsonKind(Object value) {
    if (value instanceof List) {
      return "array";
    }
    if (value instanceof Number) {
      return "number";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    return value == null ? "null" : "string";
  }
}
