package io.praetor.catalog.internal.prepared;

import io.praetor.api.discovery.QueryOutcome;
import io.praetor.format.go.GoDuration;

/** How long answers by DNS may be kept. */
public final class QueryTtl {

  private static final long NANOS = 1_000_000_000;

  private QueryTtl() {}

  /** Seconds, or {@link QueryOutcome#UNSAID}. What is no duration was never written. */
  public static long seconds(String ttl) {
    if (ttl.isEmpty()) {
      return QueryOutcome.UNSAID;
    }
    try {
      return GoDuration.parse(ttl) / NANOS;
    } catch (IllegalArgumentException e) {
      return QueryOutcome.UNSAID;
    }
  }
}
