package io.praetor.metrics.internal.count;

import java.util.List;

/**
 * What series are called, and which are kept.
 *
 * @param prefix first part of every name, or empty
 * @param hostName second part of the names of gauges, or empty
 * @param filter {@code +name} and {@code -name}; of those that a name begins with the longest
 *     counts
 * @param keepOthers whether a name is kept that no rule is about
 */
public record NameRules(String prefix, String hostName, List<String> filter, boolean keepOthers) {

  String name(String own) {
    return prefix.isEmpty() ? own : prefix + "." + own;
  }

  String gauge(String own) {
    return name(hostName.isEmpty() ? own : hostName + "." + own);
  }

  /** Whether a whole name is kept. */
  boolean keeps(String name) {
    int longest = -1;
    boolean kept = keepOthers;
    for (String rule : filter) {
      String start = rule.substring(1);
      if (name.startsWith(start) && start.length() > longest) {
        longest = start.length();
        kept = rule.charAt(0) == '+';
      }
    }
    return kept;
  }
}
