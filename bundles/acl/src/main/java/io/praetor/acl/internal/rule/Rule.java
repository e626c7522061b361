package io.praetor.acl.internal.rule;

import io.praetor.api.acl.Resource;
import io.praetor.format.go.GoText;

/**
 * One rule of a policy.
 *
 * @param resource what it is about
 * @param form which things of the kind
 * @param name of the thing, or what names begin with; empty for resources that are one thing
 * @param level what it gives
 * @param intentions for services: what it gives on intentions to them; null when that follows from
 *     the level
 */
public record Rule(Resource resource, Form form, String name, Level level, Level intentions) {

  /** Which things a rule is about. */
  public enum Form {
    /** The one of the name. */
    EXACT,
    /** Those whose names begin with it. */
    PREFIX,
    /** The resource is one thing. */
    WHOLE
  }

  /** As it would be written. */
  public String text() {
    String word = resource.text();
    return switch (form) {
      case WHOLE -> word + " = \"" + level.text() + '"';
      case EXACT -> word + block();
      case PREFIX -> word + "_prefix" + block();
    };
  }

  private String block() {
    String more = intentions == null ? "" : " intentions = \"" + intentions.text() + '"';
    return " " + GoText.quoted(name) + " { policy = \"" + level.text() + '"' + more + " }";
  }

  /** What a rule on a service gives on intentions to it. */
  public Level onIntentions() {
    if (intentions != null) {
      return intentions;
    }
    return level == Level.DENY ? Level.DENY : Level.READ;
  }
}
