package io.praetor.format.go;

import java.util.List;
import java.util.Map;

/** What Go's JSON decoder calls the kinds of values in its refusals. */
public final class GoKind {

  private GoKind() {}

  /** {@code string}, {@code bool}, {@code array}, {@code object} or {@code number}; of no null. */
  public static String of(Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    return value instanceof List ? "array" : value instanceof Map ? "object" : "number";
  }
}
