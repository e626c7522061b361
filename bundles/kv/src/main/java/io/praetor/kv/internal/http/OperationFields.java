package io.praetor.kv.internal.http;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.format.go.GoKind;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The members of an operation on a key. Names are compared without regard to case, as Go's decoder
 * does, in whose words what does not fit is refused.
 */
final class OperationFields {

  private static final String PREFIX = "Failed to parse body: ";
  private static final int LONG_BITS = 64;
  private static final Set<String> KNOWN =
      Set.of("verb", "key", "value", "flags", "index", "session", "namespace");

  private final Map<String, Object> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  OperationFields(Map<String, Object> given) {
    for (Map.Entry<String, Object> field : given.entrySet()) {
      if (!KNOWN.contains(field.getKey().toLowerCase(Locale.ROOT))) {
        throw refused("json: unknown field \"" + field.getKey() + "\"");
      }
      fields.put(field.getKey(), field.getValue());
    }
  }

  /** A text, empty when there is none. */
  String text(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw mismatch(name, value, "string");
  }

  /** A number of 64 bits without a sign, 0 when there is none. */
  long unsigned(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return 0;
    }
    if (value instanceof Long number && number >= 0) {
      return number;
    }
    if (value instanceof BigInteger number
        && number.signum() >= 0
        && number.bitLength() <= LONG_BITS) {
      return number.longValue();
    }
    throw mismatch(name, value, "uint64");
  }

  /** Bytes in base64, empty when there are none. */
  byte[] bytes(String name) {
    String text = text(name).replace("\r", "").replace("\n", "");
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw refused("illegal base64 data at input byte " + firstIllegal(text));
    }
  }

  private static int firstIllegal(String text) {
    for (int n = 0; n < text.length(); n++) {
      char c = text.charAt(n);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && !(c >= '0' && c <= '9') && c != '+' && c != '/') {
        return n;
      }
    }
    return text.length();
  }

  private static InvalidRequestException mismatch(String name, Object value, String type) {
    String what = GoKind.of(value);
    return refused(
        "json: cannot unmarshal "
            + what
            + " into Go struct field KVTxnOp.KV."
            + name
            + " of type "
            + type);
  }

  private static InvalidRequestException refused(String reason) {
    return new InvalidRequestException(PREFIX + reason);
  }
}
