package io.praetor.agent.internal.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Names of members, which may be written {@code LikeThis} and {@code like_this}. */
final class Spelling {

  private Spelling() {}

  /**
   * The same members without underscores in the names that are known so.
   *
   * @param known takes names in lower case without underscores
   */
  static Map<String, Object> plain(Map<?, ?> members, Predicate<String> known) {
    Map<String, Object> plain = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          String given = (String) name;
          String folded = given.replace("_", "").toLowerCase(Locale.ROOT);
          plain.put(given.contains("_") && known.test(folded) ? folded : given, value);
        });
    return plain;
  }

  static boolean isOneOf(List<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  /** A value that should be an object; null when it is none. */
  static Map<String, Object> object(Object value) {
    return value instanceof Map<?, ?> members ? plain(members, name -> false) : null;
  }
}
