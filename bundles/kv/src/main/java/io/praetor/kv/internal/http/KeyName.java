package io.praetor.kv.internal.http;

import io.praetor.api.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;

/** What may be a key. */
final class KeyName {

  /**
   * Longest key. Consul has no limit of its own; a storage engine takes keys of 2 KiB, of which the
   * state needs a little.
   */
  static final int MAX_BYTES = 2_000;

  private KeyName() {}

  /** A key or a prefix, which may be empty. */
  static String prefix(String text) {
    String complaint = complaint(text);
    if (complaint != null) {
      throw new InvalidRequestException("Invalid key: " + complaint);
    }
    return text;
  }

  /** A key. */
  static String of(String text) {
    if (text.isEmpty()) {
      throw new InvalidRequestException("Missing key name");
    }
    return prefix(text);
  }

  /** Why a text cannot be a key, or null when it can. */
  static String complaint(String text) {
    if (text.indexOf('\0') >= 0) {
      return "it contains a NUL character";
    }
    return text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
        ? "it is longer than " + MAX_BYTES + " bytes"
        : null;
  }
}
