package io.praetor.format.json;

import io.praetor.api.error.PlatformException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One pass over a value: who refuses it, and which members nobody asked for. */
public final class Reading {

  private final Refusal refusal;
  private final List<String> unknown = new ArrayList<>();

  public Reading(Refusal refusal) {
    this.refusal = refusal;
  }

  /** Members that no shape has, by their paths. */
  public List<String> unknown() {
    return unknown;
  }

  void unknown(String path) {
    unknown.add(path);
  }

  PlatformException fault(String path, String reason) {
    return refusal.because("1 error(s) decoding:\n\n* error decoding '" + path + "': " + reason);
  }

  PlatformException mismatch(String path, String wanted, Object value) {
    return refusal.because(
        "1 error(s) decoding:\n\n* '"
            + path
            + "' expected type '"
            + wanted
            + "', got unconvertible type '"
            + typeOf(value)
            + "'");
  }

  /** The type that Go's decoder makes of a value. */
  private static String typeOf(Object value) {
    if (value instanceof Map) {
      return "map[string]interface {}";
    }
    if (value instanceof List) {
      return "[]interface {}";
    }
    return value instanceof String ? "string" : value instanceof Boolean ? "bool" : "float64";
  }
}
