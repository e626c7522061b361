package io.praetor.cli.tls;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/** From when until when a certificate is good, to the second. */
record Validity(Instant begin, Instant end) {

  /** X.509 writes years with four digits. */
  private static final Instant LAST =
      OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC).toInstant();

  static Validity ofDays(Instant now, int days) throws IOException {
    Instant begin = now.truncatedTo(ChronoUnit.SECONDS);
    Instant end = begin.plus(days, ChronoUnit.DAYS);
    if (days <= 0 || end.isAfter(LAST)) {
      throw new IOException("A certificate cannot be valid for " + days + " days");
    }
    return new Validity(begin, end);
  }

  Date notBefore() {
    return Date.from(begin);
  }

  Date notAfter() {
    return Date.from(end);
  }
}
