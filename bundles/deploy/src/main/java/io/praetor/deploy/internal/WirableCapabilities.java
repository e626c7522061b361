package io.praetor.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds, in a {@code Provide-Capability} header (OSGi Core, 3.3.6), what the framework wires other
 * bundles to. It does so with capabilities that are effective when bundles are resolved, which is
 * what they are unless they say otherwise.
 */
final class WirableCapabilities {

  /**
   * Descriptions for tools, which say nothing of when they are effective: services come and go by
   * themselves, and every bundle has an identity.
   */
  private static final Set<String> HARMLESS = Set.of("osgi.service", "osgi.identity");

  private static final String RESOLVE = "resolve";

  private WirableCapabilities() {}

  /** The clauses as they are written. */
  static List<String> in(String header) {
    return split(header, ',').stream()
        .filter(clause -> !clause.isEmpty())
        .filter(WirableCapabilities::isWirable)
        .toList();
  }

  private static boolean isWirable(String clause) {
    List<String> parts = split(clause, ';');
    for (String part : parts.subList(1, parts.size())) {
      int mark = part.indexOf(":=");
      if (mark > 0 && part.substring(0, mark).strip().equals("effective")) {
        return unquoted(part.substring(mark + 2).strip()).equals(RESOLVE) && !isHarmless(parts);
      }
    }
    return !isHarmless(parts);
  }

  /** Felix takes more than one namespace for the same attributes, as with packages. */
  private static boolean isHarmless(List<String> parts) {
    return parts.stream().filter(part -> part.indexOf('=') < 0).allMatch(HARMLESS::contains);
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Not where the separator is quoted. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int begin = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted && c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(begin, at).strip());
        begin = at + 1;
      }
    }
    parts.add(text.substring(begin).strip());
    return parts;
  }
}
