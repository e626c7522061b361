package io.praetor.dns.internal.answer;

import java.util.HashMap;
import java.util.Map;

/**
 * How long records of services may be kept: what is said of the very name, else of the longest
 * beginning of it that ends in an asterisk, else nothing.
 */
public final class ServiceTtls {

  private final Map<String, Long> byName = new HashMap<>();
  private final Map<String, Long> byPrefix = new HashMap<>();

  /**
   * @param secondsByPattern seconds by names and beginnings of names
   */
  public ServiceTtls(Map<String, Long> secondsByPattern) {
    secondsByPattern.forEach(
        (pattern, seconds) -> {
          if (pattern.endsWith("*")) {
            byPrefix.put(pattern.substring(0, pattern.length() - 1), seconds);
          } else {
            byName.put(pattern, seconds);
          }
        });
  }

  long seconds(String service) {
    Long exact = byName.get(service);
    if (exact != null) {
      return exact;
    }
    if (byPrefix.isEmpty()) {
      return 0;
    }
    for (int length = service.length(); length >= 0; length--) {
      Long seconds = byPrefix.get(service.substring(0, length));
      if (seconds != null) {
        return seconds;
      }
    }
    return 0;
  }
}
