package io.praetor.acl.internal.login;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name with variables, written as {@code ${…}}; two dollars stand for one. What variables hold is
 * put in as text and never looked at again. Pure.
 */
final class BindTemplate {

  private static final Pattern PART = Pattern.compile("\\$\\$\\{|\\$\\{([^}\"$]*)(}?)");

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.\\-/]*");

  private BindTemplate() {}

  /**
   * The name, with variables in lower case.
   *
   * @throws IllegalArgumentException with place and reason, in Consul's words as far as they can be
   *     told
   */
  static String fill(String text, Map<String, String> variables) {
    Matcher part = PART.matcher(text);
    StringBuilder name = new StringBuilder();
    int end = 0;
    while (part.find()) {
      name.append(text, /* start= */ end, part.start());
      end = part.end();
      if (part.group(1) == null) {
        name.append("${");
        continue;
      }
      String variable = part.group(1).strip();
      int column = part.start() + 3;
      if (part.group(2).isEmpty() || !VARIABLE.matcher(variable).matches()) {
        throw new IllegalArgumentException("1:" + column + ": syntax error");
      }
      String value = variables.get(variable);
      if (value == null) {
        throw new IllegalArgumentException(
            "1:" + column + ": unknown variable accessed: " + variable);
      }
      name.append(value.toLowerCase(Locale.ROOT));
    }
    return name.append(text, end, text.length()).toString();
  }
}
