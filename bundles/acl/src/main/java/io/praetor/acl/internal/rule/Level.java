package io.praetor.acl.internal.rule;

import io.praetor.api.acl.Access;
import java.util.Locale;

/**
 * What a rule gives, in ascending order: where two rules are about the same name, the later one
 * counts.
 */
public enum Level {
  READ,
  LIST,
  WRITE,
  DENY;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** As it is written; null for a text that is none. */
  static Level of(String text) {
    for (Level level : values()) {
      if (level.text.equalsIgnoreCase(text)) {
        return level;
      }
    }
    return null;
  }

  String text() {
    return text;
  }

  public boolean grants(Access access) {
    return switch (access) {
      case READ -> this != DENY;
      case LIST -> this == LIST || this == WRITE;
      case WRITE -> this == WRITE;
    };
  }
}
