package io.praetor.kv.internal.command;

/** Texts in refusals, quoted as clients know it (Go's {@code %q}). */
final class Quoted {

  private static final char DELETE = 0x7f;

  private Quoted() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int n = 0; n < text.length(); n++) {
      char c = text.charAt(n);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c < ' ' || c == DELETE ? String.format("\\x%02x", (int) c) : c);
      }
    }
    return quoted.append('"').toString();
  }
}
