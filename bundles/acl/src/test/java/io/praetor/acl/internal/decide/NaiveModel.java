package io.praetor.acl.internal.decide;

import io.praetor.acl.internal.rule.Level;
import io.praetor.acl.internal.rule.Rule;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import java.util.Comparator;
import java.util.List;

/** What rules allow, worked out anew for each question by looking at all of them. */
final class NaiveModel {

  private final List<Rule> rules;
  private final boolean allowByDefault;

  NaiveModel(List<Rule> rules, boolean allowByDefault) {
    this.rules = rules;
    this.allowByDefault = allowByDefault;
  }

  boolean allows(Resource resource, Access access, String name) {
    List<Rule> about = rules.stream().filter(rule -> rule.resource() == resource).toList();
    List<Rule> exact =
        about.stream()
            .filter(rule -> rule.form() == Rule.Form.EXACT && rule.name().equals(name))
            .toList();
    if (!exact.isEmpty()) {
      return strongest(exact).grants(access);
    }
    int longest =
        about.stream()
            .filter(rule -> rule.form() != Rule.Form.EXACT && name.startsWith(rule.name()))
            .mapToInt(rule -> rule.name().length())
            .max()
            .orElse(-1);
    List<Rule> prefixes =
        about.stream()
            .filter(
                rule ->
                    rule.form() != Rule.Form.EXACT
                        && name.startsWith(rule.name())
                        && rule.name().length() == longest)
            .toList();
    if (prefixes.isEmpty()) {
      return allowByDefault && resource != Resource.ACL;
    }
    return strongest(prefixes).grants(access);
  }

  private static Level strongest(List<Rule> rules) {
    return rules.stream()
        .map(Rule::level)
        .max(
            Comparator.comparing(List.of(Level.READ, Level.LIST, Level.WRITE, Level.DENY)::indexOf))
        .orElseThrow();
  }
}
