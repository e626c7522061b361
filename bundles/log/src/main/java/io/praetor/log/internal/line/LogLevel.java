package io.praetor.log.internal.line;

import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Consul's levels: ours as configured, libraries only when they have something to say. */
public enum LogLevel {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR;

  /** Loggers of ours are this one and those below it. */
  public static final String OWN_ROOT = "io.praetor";

  private static final String OLD_ERROR = "ERR";

  /** The level of that name in any case; {@code ERR} is an old name of ERROR. */
  public static Optional<LogLevel> of(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (LogLevel level : values()) {
      if (level.name().equals(upper)) {
        return Optional.of(level);
      }
    }
    return upper.equals(OLD_ERROR) ? Optional.of(ERROR) : Optional.empty();
  }

  /** What java.util.logging calls it, to the closest level that says at least as much. */
  public static LogLevel of(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return ERROR;
    } else if (value >= Level.WARNING.intValue()) {
      return WARN;
    } else if (value >= Level.CONFIG.intValue()) {
      return INFO;
    }
    return value >= Level.FINE.intValue() ? DEBUG : TRACE;
  }

  public boolean admits(LogRecord record) {
    Level least = isOurs(record.getLoggerName()) ? ours() : libraries();
    return record.getLevel().intValue() >= least.intValue();
  }

  private static boolean isOurs(String logger) {
    return logger != null
        && logger.startsWith(OWN_ROOT)
        && (logger.length() == OWN_ROOT.length() || logger.charAt(OWN_ROOT.length()) == '.');
  }

  /** The least that our own loggers say. */
  public Level ours() {
    return switch (this) {
      case TRACE -> Level.FINEST;
      case DEBUG -> Level.FINE;
      case INFO -> Level.INFO;
      case WARN -> Level.WARNING;
      case ERROR -> Level.SEVERE;
    };
  }

  /** The least that all others say. */
  public Level libraries() {
    return switch (this) {
      case TRACE -> Level.INFO;
      case DEBUG, INFO, WARN -> Level.WARNING;
      case ERROR -> Level.SEVERE;
    };
  }
}
