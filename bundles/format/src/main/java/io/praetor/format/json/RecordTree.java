package io.praetor.format.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Records as JSON trees and back, member by component: commands, and what servers tell each other.
 * A member that is missing, as in what an older version wrote, is empty; one that is not known is
 * skipped. Components are texts, longs, booleans, records, and lists of texts or records.
 */
public final class RecordTree {

  private final Function<String, RuntimeException> malformed;

  private RecordTree(Function<String, RuntimeException> malformed) {
    this.malformed = malformed;
  }

  /** The tree of a record, its list, or a plain value. */
  public static Object of(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(RecordTree::of).toList();
    }
    if (value == null || !value.getClass().isRecord()) {
      return value;
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      tree.put(component.getName(), of(component(value, component)));
    }
    return tree;
  }

  private static Object component(Object record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The record of a tree.
   *
   * @param malformed what is thrown for a tree that is none, by its reason
   */
  public static <R> R record(
      Class<R> type, Object tree, Function<String, RuntimeException> malformed) {
    return new RecordTree(malformed).record(type, tree);
  }

  private <R> R record(Class<R> type, Object tree) {
    if (!(tree instanceof Map<?, ?> members)) {
      throw malformed.apply("no " + type.getSimpleName());
    }
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] = value(components[i].getGenericType(), members.get(components[i].getName()));
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object value(Type type, Object tree) {
    if (type instanceof ParameterizedType list) {
      return list(list.getActualTypeArguments()[0], tree);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return tree == null ? null : record(plain, tree);
    }
    Object absent = plain == long.class ? (Object) 0L : plain == boolean.class ? false : "";
    Object found = tree == null ? absent : tree;
    if (found.getClass() != absent.getClass()) {
      throw malformed.apply("a member is no " + plain.getSimpleName());
    }
    return found;
  }

  private List<?> list(Type element, Object tree) {
    if (tree == null) {
      return List.of();
    }
    if (!(tree instanceof List<?> found)) {
      throw malformed.apply("a member is no list");
    }
    List<Object> list = new ArrayList<>();
    for (Object one : found) {
      Object value = one == null ? null : value(element, one);
      if (value == null) {
        throw malformed.apply("a list has nothing in it");
      }
      list.add(value);
    }
    return list;
  }
}
