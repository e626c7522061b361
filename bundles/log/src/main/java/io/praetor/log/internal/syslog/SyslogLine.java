package io.praetor.log.internal.syslog;

import io.praetor.log.internal.line.LogLevel;
import io.praetor.log.internal.line.ModuleName;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * A line for the local syslog daemon (RFC 3164 §4.1; without a host name, as between processes of
 * one machine). Its priority is Consul's: what is INFO here is a NOTICE there.
 */
public final class SyslogLine {

  /** What daemons take at least. */
  static final int LENGTH_MAX_BYTES = 8 * 1024;

  private static final String TAG = "consul";
  private static final int FACILITY_STEP = 8;

  private final int facility;
  private final long pid;
  private final DateTimeFormatter time;
  private final Formatter json; // null for text

  private SyslogLine(int facility, long pid, ZoneId zone, Formatter json) {
    this.facility = facility;
    this.pid = pid;
    this.time = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(zone);
    this.json = json;
  }

  /**
   * How lines look.
   *
   * @param json what follows the head, or null for text
   * @throws IllegalArgumentException when there is no such facility
   */
  public static SyslogLine of(String facility, long pid, ZoneId zone, Formatter json) {
    int number = Facility.number(facility);
    if (number < 0) {
      throw new IllegalArgumentException("invalid syslog facility: " + facility);
    }
    return new SyslogLine(number, pid, zone, json);
  }

  byte[] format(LogRecord record) {
    int priority = facility * FACILITY_STEP + severity(LogLevel.of(record.getLevel()));
    String head = "<" + priority + '>' + time.format(record.getInstant());
    byte[] line =
        (head + ' ' + TAG + '[' + pid + "]: " + text(record)).getBytes(StandardCharsets.UTF_8);
    return line.length > LENGTH_MAX_BYTES ? Arrays.copyOf(line, LENGTH_MAX_BYTES) : line;
  }

  /** Time and level are in the head already. */
  private String text(LogRecord record) {
    if (json != null) {
      return json.format(record).stripTrailing();
    }
    String thrown = record.getThrown() == null ? "" : ": " + record.getThrown();
    return ModuleName.of(record.getLoggerName()) + ": " + message(record) + thrown;
  }

  /** Parameters are rare: slf4j has put its own in already. */
  private static String message(LogRecord record) {
    return PARAMETERS.formatMessage(record);
  }

  private static final Formatter PARAMETERS =
      new Formatter() {
        @Override
        public String format(LogRecord record) {
          return formatMessage(record);
        }
      };

  private static int severity(LogLevel level) {
    return switch (level) {
      case TRACE -> 7;
      case DEBUG -> 6;
      case INFO -> 5;
      case WARN -> 4;
      case ERROR -> 3;
    };
  }
}
