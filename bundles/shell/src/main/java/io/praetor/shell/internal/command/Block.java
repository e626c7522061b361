package io.praetor.shell.internal.command;

import java.util.Map;

/** A titled list of names and values, the values in one column. */
record Block(String title, Map<String, String> lines) {

  private static final String INDENT = "  ";

  String text() {
    int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder(title).append('\n');
    lines.forEach(
        (name, value) ->
            text.append(INDENT)
                .append(name)
                .append(" ".repeat(width - name.length()))
                .append(INDENT)
                .append(
                    String.valueOf(value).replace("\n", "\n" + INDENT + " ".repeat(width) + INDENT))
                .append('\n'));
    return text.toString();
  }
}
