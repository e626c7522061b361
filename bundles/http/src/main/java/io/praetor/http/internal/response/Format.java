package io.praetor.http.internal.response;

/**
 * How JSON is laid out.
 *
 * @param indented four spaces for each level instead of one line
 * @param newline ends with a newline
 */
public record Format(boolean indented, boolean newline) {

  public static final Format COMPACT = new Format(false, false);

  /** An agent in -dev mode always indents; only {@code ?pretty} brings the newline. */
  public static Format of(boolean pretty, boolean alwaysIndented) {
    return pretty || alwaysIndented ? new Format(true, pretty) : COMPACT;
  }
}
