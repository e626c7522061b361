package io.praetor.auth.internal.jwt;

import java.time.Duration;

/**
 * How far clocks may be apart, and how long tokens live that do not say so. In nanoseconds: 0
 * stands for what is usual, anything below for none.
 */
record Leeways(long expirationNanos, long notBeforeNanos, long clockSkewNanos) {

  private static final Duration LIFE = Duration.ofSeconds(150);
  private static final Duration SKEW = Duration.ofMinutes(1);

  Duration expiration() {
    return of(expirationNanos, LIFE);
  }

  Duration notBefore() {
    return of(notBeforeNanos, LIFE);
  }

  Duration clockSkew() {
    return of(clockSkewNanos, SKEW);
  }

  private static Duration of(long nanos, Duration usual) {
    return nanos == 0 ? usual : nanos < 0 ? Duration.ZERO : Duration.ofNanos(nanos);
  }
}
