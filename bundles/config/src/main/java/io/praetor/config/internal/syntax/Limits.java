package io.praetor.config.internal.syntax;

/** Bounds of what is read before it is understood. */
public final class Limits {

  /** Deepest nesting of objects and lists; real configurations stay below ten. */
  public static final int MAX_DEPTH = 64;

  /** Largest configuration file. */
  public static final int MAX_FILE_BYTES = 16 * 1024 * 1024;

  private Limits() {}
}
