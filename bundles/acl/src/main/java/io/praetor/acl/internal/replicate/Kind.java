package io.praetor.acl.internal.replicate;

import java.util.Locale;

/** What is copied, in the order of need: what links lead to before the links. */
public enum Kind {
  POLICIES,
  ROLES,
  TOKENS;

  /** As it stands in paths. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
