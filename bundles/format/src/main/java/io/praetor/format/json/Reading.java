package io.praetor.format.json;

import io.praetor.api.error.PlatformException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One pass over a value: who refuses it, and which members nobody asked for. */
public final class Reading {

  private static final String NAMELESS = ".";

  private final Refusal refusal;
  private final String field;
  private final List<String> unknown = new ArrayList<>();

  public Reading(Refusal refusal) {
    this(refusal, "");
  }

  private Reading(Refusal refusal, String field) {
    this.refusal = refusal;
    this.field = field;
  }

  /**
   * One that takes nothing for anything else, and refuses in the words of Go's JSON decoder.
   *
   * @param field what it calls the place of the value, such as {@code NodeService.Service.Proxy}
   */
  public static Reading exact(String field, Refusal refusal) {
    return new Reading(refusal, field);
  }

  /**
   * One that takes nothing for anything else, of an object whose Go type has no name: refusals call
   * a place by its path in it, {@code .Meta}.
   */
  public static Reading exact(Refusal refusal) {
    return new Reading(refusal, NAMELESS);
  }

  /** Whether a value must be of the type that is wanted. */
  boolean isExact() {
    return !field.isEmpty();
  }

  /** Refuses members that no shape has. */
  public void refuseUnknown() {
    if (!unknown.isEmpty()) {
      String path = unknown.get(0);
      String name = path.substring(path.lastIndexOf('.') + 1);
      throw refusal.because("json: unknown field \"" + name + "\"");
    }
  }

  /** Members that no shape has, by their paths. */
  public List<String> unknown() {
    return unknown;
  }

  void unknown(String path) {
    unknown.add(path);
  }

  PlatformException fault(String path, String reason) {
    if (isExact()) {
      return refusal.because(reason);
    }
    return refusal.because("1 error(s) decoding:\n\n* error decoding '" + path + "': " + reason);
  }

  /** The refusal of a text that is no number. */
  public PlatformException unparsable(String path, String wanted, String reason) {
    return refusal.because(
        "1 error(s) decoding:\n\n* cannot parse '" + path + "' as " + wanted + ": " + reason);
  }

  /** The refusal of a value that cannot be taken for one of the type that is wanted. */
  public PlatformException mismatch(String path, String wanted, Object value) {
    if (isExact()) {
      return refusal.because(
          "json: cannot unmarshal "
              + kindOf(value)
              + " into Go struct field "
              + (field.equals(NAMELESS) ? NAMELESS + path.replaceAll("\\[[^]]*]", "") : field)
              + " of type "
              + wanted);
    }
    return refusal.because(
        "1 error(s) decoding:\n\n* '"
            + path
            + "' expected type '"
            + wanted
            + "', got unconvertible type '"
            + typeOf(value)
            + "'");
  }

  /** What Go calls the kind of a JSON value. */
  public static String kindOf(Object value) {
    if (value instanceof Map) {
      return "object";
    }
    if (value instanceof List) {
      return "array";
    }
    return value instanceof String ? "string" : value instanceof Boolean ? "bool" : "number";
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
