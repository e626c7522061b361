package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Log;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.Locale;
import java.util.Set;

/** Where log lines go, and which. */
final class LogRules {

  private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");

  private static final Set<String> FACILITIES =
      Set.of(
          "KERN",
          "USER",
          "MAIL",
          "DAEMON",
          "AUTH",
          "SYSLOG",
          "LPR",
          "NEWS",
          "UUCP",
          "CRON",
          "AUTHPRIV",
          "FTP",
          "LOCAL0",
          "LOCAL1",
          "LOCAL2",
          "LOCAL3",
          "LOCAL4",
          "LOCAL5",
          "LOCAL6",
          "LOCAL7");

  private LogRules() {}

  static Log read(KeyValues keys) throws ConfigurationException {
    String facility = keys.text("syslog_facility").toUpperCase(Locale.ROOT);
    require(
        !keys.flag("enable_syslog") || FACILITIES.contains(facility),
        "invalid syslog facility: " + keys.text("syslog_facility"));
    return new Log(
        level(keys),
        keys.flag("log_json"),
        keys.text("log_file"),
        keys.positiveMillis("log_rotate_duration"),
        keys.whole("log_rotate_bytes"),
        keys.number("log_rotate_max_files"),
        keys.flag("enable_syslog"),
        facility);
  }

  private static String level(KeyValues keys) throws ConfigurationException {
    String level = keys.text("log_level").toUpperCase(Locale.ROOT);
    String known = level.equals("ERR") ? "ERROR" : level;
    require(
        LEVELS.contains(known),
        "Invalid log level: "
            + keys.text("log_level")
            + ". Valid log levels are: "
            + "TRACE, DEBUG, INFO, WARN, ERROR");
    return known;
  }
}
