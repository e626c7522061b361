package io.praetor.acl.internal.resolve;

import java.util.Locale;

/** What counts of a token when nobody can be asked about it. */
public enum DownPolicy {
  /** Everything is allowed, but not to change tokens and policies. */
  ALLOW,
  /** Everything is forbidden. */
  DENY,
  /** What was known of it, however long ago; what was never known is forbidden. */
  EXTEND_CACHE,
  /** The same; and nobody waits for an answer as long as there is an old one. */
  ASYNC_CACHE;

  /** As settings call it. */
  public static DownPolicy of(String text) {
    return valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  boolean keepsOld() {
    return this == EXTEND_CACHE || this == ASYNC_CACHE;
  }
}
