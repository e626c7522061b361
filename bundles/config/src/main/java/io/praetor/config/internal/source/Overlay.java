package io.praetor.config.internal.source;

import io.praetor.config.internal.syntax.Trees;
import java.util.List;
import java.util.Map;

/** Lays one read tree over another: lists are appended, objects joined, scalars replaced. */
final class Overlay {

  private Overlay() {}

  static void apply(Map<String, Object> base, Map<String, Object> later) {
    later.forEach((name, value) -> base.put(name, joined(base.get(name), value)));
  }

  private static Object joined(Object base, Object later) {
    if (base instanceof Map<?, ?> && later instanceof Map<?, ?>) {
      apply(Trees.object(base), Trees.object(later));
      return base;
    }
    if (base instanceof List<?> && later instanceof List<?>) {
      Trees.list(base).addAll(Trees.list(later));
      return base;
    }
    return Trees.copy(later);
  }
}
