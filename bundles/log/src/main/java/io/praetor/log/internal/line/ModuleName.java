package io.praetor.log.internal.line;

import java.util.Locale;

/** What a logger is called in a line: our bundles by their name, libraries by their class. */
public final class ModuleName {

  private static final String LAUNCHER = "launcher";
  private static final String AGENT = "agent";

  private ModuleName() {}

  public static String of(String logger) {
    if (logger == null || logger.isEmpty()) {
      return AGENT;
    }
    String own = LogLevel.OWN_ROOT + '.';
    if (!logger.startsWith(own)) {
      return logger.substring(logger.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
    String rest = logger.substring(own.length());
    int end = rest.indexOf('.');
    String bundle = end < 0 ? rest : rest.substring(0, end);
    return bundle.equals(LAUNCHER) ? AGENT : bundle.toLowerCase(Locale.ROOT);
  }
}
