package io.praetor.cli.kv;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 as Go's {@code encoding/base64} reads it: line breaks are skipped, and what comes before
 * the first fault is kept. {@code kv put -base64} stores that part after it has complained.
 */
record GoBase64(byte[] bytes, int faultAt) {

  private static final int QUANTUM = 4;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  static GoBase64 decode(String text) {
    StringBuilder whole = new StringBuilder();
    StringBuilder quantum = new StringBuilder();
    int padding = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        continue;
      }
      boolean pad = c == '=' && quantum.length() >= 2;
      boolean digit = ALPHABET.indexOf(c) >= 0 && padding == 0;
      if (!pad && !digit) {
        return faulty(whole, i);
      }
      padding += pad ? 1 : 0;
      quantum.append(c);
      if (quantum.length() == QUANTUM) {
        whole.append(quantum);
        quantum.setLength(0);
      }
    }
    return quantum.isEmpty() ? ok(whole) : faulty(whole, text.length());
  }

  boolean isFaulty() {
    return faultAt >= 0;
  }

  String fault() {
    return "illegal base64 data at input byte " + faultAt;
  }

  private static GoBase64 ok(StringBuilder whole) {
    return new GoBase64(Base64.getDecoder().decode(whole.toString()), -1);
  }

  private static GoBase64 faulty(StringBuilder whole, int at) {
    return new GoBase64(ok(whole).bytes, at);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GoBase64 that
        && faultAt == that.faultAt
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * faultAt + Arrays.hashCode(bytes);
  }
}
