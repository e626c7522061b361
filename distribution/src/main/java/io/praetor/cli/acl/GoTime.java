package io.praetor.cli.acl;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Points in time as Go prints them: {@code 2021-03-04 05:06:07.89 +0000 UTC}. */
final class GoTime {

  private static final int MAX_DIGITS = 9;

  private static final DateTimeFormatter CLOCK =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, MAX_DIGITS, true)
          .appendPattern(" xx")
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private GoTime() {}

  /**
   * The time of an RFC 3339 text, in the offset that it has; what is no such text stays as it is.
   *
   * @param local whose name for its own offset is used
   */
  static String text(String rfc3339, ZoneId local) {
    OffsetDateTime time;
    try {
      time = OffsetDateTime.parse(rfc3339);
    } catch (DateTimeException unexpected) {
      return rfc3339;
    }
    return CLOCK.format(time) + " " + zone(time, local);
  }

  private static String zone(OffsetDateTime time, ZoneId local) {
    ZoneOffset offset = time.getOffset();
    if (offset.equals(ZoneOffset.UTC)) {
      return "UTC";
    }
    return local.getRules().getOffset(time.toInstant()).equals(offset)
        ? ZONE.format(time.atZoneSameInstant(local))
        : DateTimeFormatter.ofPattern("xx", Locale.ROOT).format(time);
  }
}
