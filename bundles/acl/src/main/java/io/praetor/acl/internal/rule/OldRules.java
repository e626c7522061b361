package io.praetor.acl.internal.rule;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;
import io.praetor.format.hcl.HclException;
import io.praetor.format.hcl.HclText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Rules of the time before 1.4, when every name stood for all that begin with it: what they are
 * called now. What is laid out as Consul lays it out. Pure.
 */
public final class OldRules {

  private static final Set<String> NAMED =
      Set.of("agent", "key", "node", "service", "session", "event", "query");

  private OldRules() {}

  /**
   * The same rules as they are written today.
   *
   * @throws OperationFailedException for a text that is none
   */
  public static String translate(String text) {
    Map<String, Object> tree;
    try {
      tree = HclText.object(text);
    } catch (HclException e) {
      throw new OperationFailedException("Failed to parse rules: " + e.located());
    }
    StringJoiner rules = new StringJoiner("\n\n");
    new LinkedHashMap<>(tree)
        .forEach(
            (word, said) -> {
              if (said instanceof List<?> blocks && NAMED.contains(word)) {
                blocks.forEach(block -> named(word, block, rules));
              } else if (said instanceof String level) {
                rules.add(word + " = " + GoText.quoted(level));
              }
            });
    return rules.toString();
  }

  private static void named(String word, Object block, StringJoiner rules) {
    if (!(block instanceof Map<?, ?> names)) {
      return;
    }
    names.forEach(
        (name, bodies) -> {
          StringBuilder rule =
              new StringBuilder(word + "_prefix " + GoText.quoted((String) name) + " {");
          for (Object body : bodies instanceof List<?> list ? list : List.of(bodies)) {
            if (body instanceof Map<?, ?> members) {
              members.forEach(
                  (key, value) ->
                      rule.append("\n  ")
                          .append(key)
                          .append(" = ")
                          .append(GoText.quoted(String.valueOf(value))));
            }
          }
          rules.add(rule.append("\n}").toString());
        });
  }
}
