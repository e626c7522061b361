package io.praetor.itest.acl;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What one request needs and how it shows that it was refused.
 *
 * @param rules none when everybody may
 * @param refusal {@code 403}; another status and a text; {@code hides WORD}, not in the body then
 *     and there otherwise; {@code empty WORD}, never in the body of who is refused; or {@code open}
 * @param last whether it is asked for with a token of its own, after everything else
 */
record MatrixRow(
    String method,
    String route,
    String path,
    List<AclRule> rules,
    String refusal,
    String body,
    boolean last) {

  private static final int COLUMNS = 5;

  private static final List<String> DENIALS =
      List.of("Permission denied", "denied by ACLs", "denied due to ACLs");

  /** The right is there, and something else is not, such as a signature. */
  private static final String OTHER_REASON = "Permission denied: ";

  /** From a line of the table. */
  static MatrixRow parse(String line) {
    boolean last = line.startsWith("!");
    String[] columns = (last ? line.substring(1) : line).split("\\|", COLUMNS);
    String[] asked = columns[0].split(" ", 2);
    List<AclRule> rules =
        columns[2].isEmpty()
            ? List.of()
            : Arrays.stream(columns[2].split(",")).map(AclRule::parse).toList();
    return new MatrixRow(
        asked[0], asked[1], asked[1] + columns[1], rules, columns[3], columns[4], last);
  }

  /** With the ids of what was made for the test. */
  MatrixRow with(Map<String, String> ids) {
    UnaryOperator<String> filled =
        text -> {
          String result = text;
          for (Map.Entry<String, String> id : ids.entrySet()) {
            result = result.replace("{" + id.getKey() + "}", id.getValue());
          }
          return result;
        };
    return new MatrixRow(
        method, route, filled.apply(path), rules, filled.apply(refusal), filled.apply(body), last);
  }

  boolean isOpen() {
    return refusal.equals("open");
  }

  boolean needsWrite() {
    return rules.stream().anyMatch(rule -> rule.access().equals("write"));
  }

  /** Whether an answer is that for who may not. */
  boolean isRefusal(int status, String answer) {
    if (refusal.startsWith("hides ") || refusal.startsWith("empty ")) {
      return !answer.contains(word());
    }
    boolean said = refusal.equals("403") || answer.contains(word());
    return said && refusal.startsWith(Integer.toString(status));
  }

  /** Whether an answer is that for who may. */
  boolean isEntry(int status, String answer) {
    boolean refused =
        !answer.startsWith(OTHER_REASON)
            && (status == 403 || DENIALS.stream().anyMatch(answer::contains));
    return !refused && (!refusal.startsWith("hides ") || answer.contains(word()));
  }

  private String word() {
    return refusal.substring(refusal.indexOf(' ') + 1);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
