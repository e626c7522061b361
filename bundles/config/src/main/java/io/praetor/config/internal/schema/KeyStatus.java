package io.praetor.config.internal.schema;

/** What becomes of a key that somebody sets. */
public enum KeyStatus {
  /** It takes effect. */
  USED,
  /** Known, without effect so far: one warning when it differs from its default. */
  ACCEPTED,
  /** An old name: its value goes to another key, with a warning. */
  DEPRECATED,
  /** Another spelling: its value goes to another key. */
  ALIAS,
  /** Known, and never of any effect: one warning. */
  IGNORED
}
