package io.praetor.log.internal.syslog;

import java.util.List;
import java.util.Locale;

/** Who speaks, as syslog tells it apart (RFC 3164 §4.1.1). */
final class Facility {

  /** At the position that is the facility's number; null where syslog has no common name. */
  private static final List<String> NAMES =
      List.of(
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
          "",
          "",
          "",
          "",
          "LOCAL0",
          "LOCAL1",
          "LOCAL2",
          "LOCAL3",
          "LOCAL4",
          "LOCAL5",
          "LOCAL6",
          "LOCAL7");

  private Facility() {}

  /** The number of a facility, or -1 when there is none of that name. */
  static int number(String name) {
    return name.isEmpty() ? -1 : NAMES.indexOf(name.toUpperCase(Locale.ROOT));
  }
}
