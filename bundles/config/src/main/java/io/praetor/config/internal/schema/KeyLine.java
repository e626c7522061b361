package io.praetor.config.internal.schema;

import java.util.List;
import java.util.Locale;

/** Reads one line of a key table: path, type, status, options. */
final class KeyLine {

  private KeyLine() {}

  static Key parse(String line) {
    String[] words = line.split(" ");
    if (words.length < 3) {
      throw new IllegalStateException("key table: incomplete line: " + line);
    }
    String[] type = words[1].split(":", 2);
    List<String> options = List.of(words).subList(3, words.length);
    return new Key(
        words[0],
        KeyType.valueOf(type[0].toUpperCase(Locale.ROOT)),
        type.length > 1 ? type[1] : "",
        KeyStatus.valueOf(words[2].toUpperCase(Locale.ROOT)),
        option(options, "flag="),
        defaults(option(options, "default=")),
        option(options, "to="),
        option(options, "also="),
        options.contains("reload"),
        options.contains("shell"));
  }

  private static String option(List<String> options, String prefix) {
    for (String option : options) {
      if (option.startsWith(prefix)) {
        return option.substring(prefix.length());
      }
    }
    return "";
  }

  private static List<String> defaults(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
  }
}
