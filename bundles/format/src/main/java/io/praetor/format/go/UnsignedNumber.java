package io.praetor.format.go;

import io.praetor.api.error.OperationFailedException;

/** Numbers in queries, read as Consul reads them: decimal digits, 64 bits, nothing else. */
public final class UnsignedNumber {

  private UnsignedNumber() {}

  public static long parse(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw refused(text, "invalid syntax");
    }
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw refused(text, "value out of range");
    }
  }

  /** Clients know the texts of Go's number parser, and that it makes a 500. */
  private static OperationFailedException refused(String text, String reason) {
    return new OperationFailedException(
        "strconv.ParseUint: parsing \""
            + text.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\": "
            + reason);
  }
}
