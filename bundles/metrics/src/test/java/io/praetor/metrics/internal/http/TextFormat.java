package io.praetor.metrics.internal.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of Prometheus' text format 0.0.4: as its documentation describes it, and nothing
 * that a lenient reader would forgive.
 */
final class TextFormat {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (" + NAME + ") ([^\\n]*)");
  private static final String PAIR = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern LINE =
      Pattern.compile("(" + NAME + ")(?:\\{(" + PAIR + "(?:," + PAIR + ")*)\\})? (\\S+)");
  private static final Pattern NUMBER =
      Pattern.compile("NaN|[+-]Inf|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Set<String> TYPES =
      Set.of("counter", "gauge", "histogram", "summary", "untyped");

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private String family = "";

  private TextFormat() {}

  /** The values by name and labels; throws when a line is not as it must be. */
  static Map<String, String> read(String text) {
    TextFormat format = new TextFormat();
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new AssertionError("the last line has no end");
    }
    for (String line : text.split("\n")) {
      format.line(line);
    }
    return format.values;
  }

  private void line(String line) {
    if (line.isEmpty()) {
      return;
    }
    if (line.startsWith("#")) {
      comment(line);
      return;
    }
    Matcher parts = LINE.matcher(line);
    check(parts.matches(), line);
    String name = parts.group(1);
    String type = types.get(family);
    boolean fits =
        name.equals(family)
            || ("summary".equals(type)
                && (name.equals(family + "_sum") || name.equals(family + "_count")));
    check(fits, "outside of its family: " + line);
    check(NUMBER.matcher(parts.group(3)).matches(), "no number: " + line);
    String labels = parts.group(2) == null ? "" : "{" + parts.group(2) + "}";
    check(values.put(name + labels, parts.group(3)) == null, "twice: " + line);
  }

  private void comment(String line) {
    Matcher parts = COMMENT.matcher(line);
    check(parts.matches(), line);
    String name = parts.group(2);
    if (!name.equals(family)) {
      check(ended.add(name), "a family in two places: " + line);
      family = name;
    }
    if (parts.group(1).equals("TYPE")) {
      check(TYPES.contains(parts.group(3)), line);
      check(types.put(name, parts.group(3)) == null, "a second type: " + line);
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
