package io.praetor.spi.check;

import java.util.Locale;

/** What a check found out, from good to bad. */
public enum CheckStatus {
  PASSING,
  WARNING,
  CRITICAL;

  /** As requests, rows and answers have it: {@code passing}, {@code warning}, {@code critical}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
