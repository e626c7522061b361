package io.praetor.catalog.internal.json;

import io.praetor.api.error.PlatformException;
import java.util.ArrayList;
import java.util.List;

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
            + value.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
            + "'");
  }
}
