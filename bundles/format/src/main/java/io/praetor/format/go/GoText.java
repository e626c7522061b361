package io.praetor.format.go;

/** Texts as Go quotes them in messages, and as its literals are read. */
public final class GoText {

  private static final int FIRST_PRINTABLE = 0x20;
  private static final int DELETE = 0x7F;

  private GoText() {}

  /** In double quotes, with escapes. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '"', '\\' -> quoted.append('\\').append(character);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (character < FIRST_PRINTABLE || character == DELETE) {
            quoted.append(String.format("\\x%02x", (int) character));
          } else {
            quoted.append(character);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * What a literal with its quotes stands for: double quotes with escapes, or back quotes without.
   *
   * @throws IllegalArgumentException in Go's words, when it is none
   */
  public static String unquoted(String literal) {
    return Unquoting.of(literal);
  }
}
