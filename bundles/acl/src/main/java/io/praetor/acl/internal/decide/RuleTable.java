package io.praetor.acl.internal.decide;

import io.praetor.api.acl.Access;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the policies of a token say about one kind of thing. The rule on the very name counts,
 * else the one on the longest prefix of it. Immutable once it is {@linkplain #seal sealed}.
 */
final class RuleTable {

  private final Map<String, Ruling> names = new HashMap<>();
  private final Map<String, Ruling> prefixes = new HashMap<>();
  private int[] lengths = {};

  void addName(String name, Ruling ruling) {
    names.merge(name, ruling, Ruling::stronger);
  }

  void addPrefix(String prefix, Ruling ruling) {
    prefixes.merge(prefix, ruling, Ruling::stronger);
  }

  /** Nothing is added any more. */
  RuleTable seal() {
    lengths =
        prefixes.keySet().stream()
            .map(String::length)
            .distinct()
            .sorted(Collections.reverseOrder())
            .mapToInt(Integer::intValue)
            .toArray();
    return this;
  }

  boolean isEmpty() {
    return names.isEmpty() && prefixes.isEmpty();
  }

  /** What counts for a name; null when nothing is said of it. */
  Ruling of(String name) {
    Ruling exact = names.get(name);
    return exact == null ? ofPrefix(name) : exact;
  }

  private Ruling ofPrefix(String name) {
    for (int length : lengths) {
      if (length <= name.length()) {
        Ruling ruling = prefixes.get(length == name.length() ? name : name.substring(0, length));
        if (ruling != null) {
          return ruling;
        }
      }
    }
    return null;
  }

  /**
   * What counts for all names that begin with something: what refuses one of them, else the rule on
   * the longest prefix. Null when nothing is said of all.
   */
  Ruling below(String prefix, Access access) {
    Ruling base = ofPrefix(prefix);
    if (base != null && !base.grants(access)) {
      return base;
    }
    for (Map<String, Ruling> rulings : List.of(prefixes, names)) {
      for (Map.Entry<String, Ruling> entry : rulings.entrySet()) {
        if (entry.getKey().startsWith(prefix) && !entry.getValue().grants(access)) {
          return entry.getValue();
        }
      }
    }
    return base;
  }

  /**
   * What counts where any name will do: one that is allowed, else what refuses all. Null when
   * nothing is said that matters.
   */
  Ruling any(Access access) {
    List<Ruling> all = new ArrayList<>(prefixes.values());
    all.addAll(names.values());
    for (Ruling ruling : all) {
      if (ruling.grants(access)) {
        return ruling;
      }
    }
    return prefixes.get("");
  }
}
