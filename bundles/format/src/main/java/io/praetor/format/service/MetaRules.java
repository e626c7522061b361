package io.praetor.format.service;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How much users may say of a service, in Consul's words. */
public final class MetaRules {

  private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_-]+");
  private static final String RESERVED = "consul-";
  private static final Set<String> OF_MESH_GATEWAYS = Set.of("consul-wan-federation");
  private static final int PAIRS_MAX = 64;
  private static final int KEY_CHARS_MAX = 128;
  private static final int VALUE_CHARS_MAX = 512;

  private MetaRules() {}

  /**
   * What is wrong with the pairs of a service; empty when nothing is.
   *
   * @param kind of the service
   */
  public static String problem(String kind, Map<String, String> pairs) {
    if (pairs.size() > PAIRS_MAX) {
      return "Node metadata cannot contain more than " + PAIRS_MAX + " key/value pairs";
    }
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      String reason = reason(pair.getKey(), pair.getValue(), kind);
      if (!reason.isEmpty()) {
        return "Couldn't load metadata pair ('%s', '%s'): %s"
            .formatted(pair.getKey(), pair.getValue(), reason);
      }
    }
    return "";
  }

  private static String reason(String key, String value, String kind) {
    if (key.isEmpty()) {
      return "Key cannot be blank";
    } else if (!KEY.matcher(key).matches()) {
      return "Key contains invalid characters";
    } else if (key.length() > KEY_CHARS_MAX) {
      return "Key is too long (limit: " + KEY_CHARS_MAX + " characters)";
    } else if (key.startsWith(RESERVED)
        && !(kind.equals("mesh-gateway") && OF_MESH_GATEWAYS.contains(key))) {
      return "Key prefix '" + RESERVED + "' is reserved for internal use";
    } else if (value.length() > VALUE_CHARS_MAX) {
      return "Value is too long (limit: " + VALUE_CHARS_MAX + " characters)";
    }
    return "";
  }
}
