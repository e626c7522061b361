package io.praetor.http.internal.response;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** The Date header, made once a second. For one thread. */
final class DateHeader {

  /** RFC 9110 §5.6.7: always two digits for the day, unlike RFC 1123's formatter in the JDK. */
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("'Date: 'EEE, dd MMM yyyy HH:mm:ss 'GMT\r\n'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final LongSupplier millisClock;
  private long second = Long.MIN_VALUE;
  private byte[] line;

  DateHeader(LongSupplier millisClock) {
    this.millisClock = millisClock;
  }

  byte[] line() {
    long now = Math.floorDiv(millisClock.getAsLong(), 1_000L);
    if (now != second) {
      second = now;
      line = HeadBuffer.ascii(FORMAT.format(Instant.ofEpochSecond(now)));
    }
    return line;
  }
}
