package io.praetor.config.internal.publish;

import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Applies {@code log_level}: ours as configured, libraries only when they have something to say.
 */
final class LogLevels {

  private static final Map<String, Level> OURS =
      Map.of(
          "TRACE", Level.FINEST,
          "DEBUG", Level.FINE,
          "INFO", Level.INFO,
          "WARN", Level.WARNING,
          "ERROR", Level.SEVERE);

  private static final Map<String, Level> LIBRARIES =
      Map.of("TRACE", Level.INFO, "ERROR", Level.SEVERE);

  /** Kept, because java.util.logging forgets the level of a logger that nobody refers to. */
  private final Logger ours = Logger.getLogger("io.praetor");

  private final Logger root = Logger.getLogger("");

  void apply(String level) {
    ours.setLevel(OURS.get(level));
    root.setLevel(LIBRARIES.getOrDefault(level, Level.WARNING));
    for (Handler handler : root.getHandlers()) {
      handler.setLevel(Level.ALL);
    }
  }
}
