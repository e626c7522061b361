package io.praetor.connect.internal.ca;

import java.util.HexFormat;

/** Identifiers as Consul writes them: {@code 04:a1:ff}. */
final class HexPairs {

  private static final HexFormat FORM = HexFormat.ofDelimiter(":");

  private HexPairs() {}

  static String of(byte[] bytes) {
    return FORM.formatHex(bytes);
  }
}
