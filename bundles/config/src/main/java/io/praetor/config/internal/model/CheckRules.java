package io.praetor.config.internal.model;

import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.DurationText;
import java.util.List;
import java.util.Map;

/**
 * What has to hold of a check in a file. The key table takes durations of checks for texts: what is
 * wrong with one is told by the check's id, together with all other mistakes.
 */
final class CheckRules {

  private static final List<String> DURATIONS =
      List.of("interval", "timeout", "ttl", "deregister_critical_service_after");

  private CheckRules() {}

  static void check(Map<String, Object> check, Problems problems) {
    String id = check.get("id") instanceof String text ? text : "";
    for (String name : DURATIONS) {
      if (check.get(name) instanceof String text && !text.isEmpty()) {
        try {
          DurationText.parse(text);
        } catch (ConfigurationException e) {
          problems.mistake(
              "check[%s].%s: invalid duration: \"%s\": %s"
                  .formatted(id, name, text, e.getMessage()));
        }
      }
    }
  }
}
