package io.praetor.health.internal.run;

import io.praetor.spi.check.CheckDefinition;
import java.util.Locale;
import java.util.Map;

/** Members of definitions by names that may be written in more than one way. */
final class Members {

  private Members() {}

  /** A name as it is compared: without regard to case and underscores. */
  static String canonical(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** A member's value; null when there is none. */
  static Object find(CheckDefinition definition, String name) {
    Object exact = definition.members().get(name);
    if (exact != null) {
      return exact;
    }
    String wanted = canonical(name);
    for (Map.Entry<String, Object> member : definition.members().entrySet()) {
      if (canonical(member.getKey()).equals(wanted)) {
        return member.getValue();
      }
    }
    return null;
  }
}
