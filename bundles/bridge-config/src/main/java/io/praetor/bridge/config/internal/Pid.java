package io.praetor.bridge.config.internal;

import java.util.Locale;

/**
 * The name of a configuration, as keys have it: the PID, or {@code factory~name} for one of many.
 *
 * @param factory empty for a configuration that is one of its kind
 */
record Pid(String text, String factory) {

  /** Ours come from the agent's own configuration; whoever could write them would be the agent. */
  private static final String OURS = "io.praetor";

  private static final char NAME = '~';

  /**
   * What may be a key.
   *
   * @throws IllegalArgumentException with the reason
   */
  static Pid of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals(OURS) || lower.startsWith(OURS + ".") || lower.startsWith(OURS + NAME)) {
      throw new IllegalArgumentException("configurations of the agent itself are not for keys");
    }
    int tilde = text.indexOf(NAME);
    if (text.isBlank() || tilde == 0 || tilde == text.length() - 1 || text.indexOf('/') >= 0) {
      throw new IllegalArgumentException("it is no PID");
    }
    return new Pid(text, tilde < 0 ? "" : text.substring(0, tilde));
  }

  /** The name among the configurations of a factory. */
  String name() {
    return text.substring(text.indexOf(NAME) + 1);
  }
}
