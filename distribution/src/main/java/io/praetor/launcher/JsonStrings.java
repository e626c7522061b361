package io.praetor.launcher;

import java.util.List;

/**
 * Writes a JSON array of strings. A framework property holds one string, and an argument may
 * contain any separator.
 */
final class JsonStrings {

  private JsonStrings() {}

  static String array(List<String> values) {
    StringBuilder json = new StringBuilder("[");
    for (String value : values) {
      if (json.length() > 1) {
        json.append(',');
      }
      quote(json, value);
    }
    return json.append(']').toString();
  }

  private static void quote(StringBuilder json, String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
