package io.praetor.cli.json;

/** Writes strings as Go's {@code encoding/json} does, which also hides what HTML would read. */
public final class GoJson {

  private static final String ESCAPED = "<>&\u2028\u2029";

  private GoJson() {}

  /** The text in quotes. */
  public static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ' || ESCAPED.indexOf(c) >= 0) {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}
