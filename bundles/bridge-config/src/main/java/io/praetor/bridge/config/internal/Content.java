package io.praetor.bridge.config.internal;

import io.praetor.format.property.TypedProperties;
import java.util.Map;

/**
 * What a configuration says, on either side: properties, or nothing when it is not there, or a
 * reason why it cannot be on the other side. Equal contents are equal.
 *
 * @param text of the properties; empty for nothing, or for what has a problem
 * @param problem empty for none
 */
record Content(String text, Map<String, Object> properties, String problem) {

  /** No configuration. */
  static final Content ABSENT = new Content("", Map.of(), "");

  static Content of(Map<String, Object> properties) {
    try {
      return new Content(TypedProperties.text(properties), Map.copyOf(properties), "");
    } catch (IllegalArgumentException e) {
      return problem(e.getMessage());
    }
  }

  static Content problem(String reason) {
    return new Content("", Map.of(), reason);
  }

  boolean isAbsent() {
    return text.isEmpty() && problem.isEmpty();
  }

  boolean hasProblem() {
    return !problem.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content content
        && content.text.equals(text)
        && content.problem.equals(problem);
  }

  @Override
  public int hashCode() {
    return 31 * text.hashCode() + problem.hashCode();
  }
}
