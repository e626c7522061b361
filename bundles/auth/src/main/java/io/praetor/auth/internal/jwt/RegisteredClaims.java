package io.praetor.auth.internal.jwt;

import io.praetor.format.json.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The claims that every token may have (RFC 7519, section 4.1). Times are seconds since 1970, 0
 * where there is none.
 */
record RegisteredClaims(
    String issuer, List<String> audience, long expiry, long notBefore, long issuedAt) {

  private static final String PREFIX = "square/go-jose/jwt: ";

  /** Some thousand years either way; farther times mean nothing and must not overflow. */
  private static final long FARTHEST_SECONDS = 1L << 40;

  static RegisteredClaims of(Map<String, Object> claims, Refusal refusal) {
    return new RegisteredClaims(
        issuer(claims.get("iss"), refusal),
        audience(claims.get("aud"), refusal),
        seconds(claims.get("exp"), refusal),
        seconds(claims.get("nbf"), refusal),
        seconds(claims.get("iat"), refusal));
  }

  /**
   * Holds the times against the clock. A time that is not there is made up from the others.
   *
   * @param refusal takes reasons in Consul's words
   */
  void checkTimes(Instant now, Leeways leeways, Refusal refusal) {
    long ends = expiry;
    if (ends == 0) {
      ends = Math.max(issuedAt, notBefore) + leeways.expiration().toSeconds();
    }
    long begins = notBefore;
    if (begins == 0) {
      begins = issuedAt != 0 ? issuedAt : ends - leeways.notBefore().toSeconds();
    }
    Duration skew = leeways.clockSkew();
    if (now.plus(skew).isBefore(Instant.ofEpochSecond(begins))) {
      throw refusal.because(PREFIX + "validation failed, token not valid yet (nbf)");
    }
    if (now.minus(skew).isAfter(Instant.ofEpochSecond(ends))) {
      throw refusal.because(PREFIX + "validation failed, token is expired (exp)");
    }
    if (now.plus(skew).isBefore(Instant.ofEpochSecond(issuedAt))) {
      throw refusal.because(PREFIX + "validation field, token issued in the future (iat)");
    }
  }

  /** Whether there is a time at all. */
  boolean hasTime() {
    return expiry != 0 || notBefore != 0 || issuedAt != 0;
  }

  void checkIssuer(String bound, Refusal refusal) {
    if (!bound.isEmpty() && !bound.equals(issuer)) {
      throw refusal.because(PREFIX + "validation failed, invalid issuer claim (iss)");
    }
  }

  /**
   * Holds the audience against those that are bound.
   *
   * @param strict whether a token for somebody is refused where nobody is bound
   */
  void checkAudience(List<String> bound, boolean strict, Refusal refusal) {
    if (strict && bound.isEmpty() && !audience.isEmpty()) {
      throw refusal.because("audience claim found in JWT but no audiences are bound");
    }
    if (!bound.isEmpty() && bound.stream().noneMatch(audience::contains)) {
      throw refusal.because("aud claim does not match any bound audience");
    }
  }

  private static String issuer(Object claim, Refusal refusal) {
    if (claim != null && !(claim instanceof String)) {
      throw refusal.because("json: cannot unmarshal claim iss into Go value of type string");
    }
    return claim == null ? "" : (String) claim;
  }

  private static List<String> audience(Object claim, Refusal refusal) {
    if (claim == null) {
      return List.of();
    }
    if (claim instanceof String one) {
      return List.of(one);
    }
    List<String> all = new ArrayList<>();
    if (claim instanceof List<?> elements) {
      for (Object element : elements) {
        if (element instanceof String one) {
          all.add(one);
        }
      }
      if (all.size() == elements.size()) {
        return List.copyOf(all);
      }
    }
    throw refusal.because(PREFIX + "expected string or array value to unmarshal to Audience");
  }

  private static long seconds(Object claim, Refusal refusal) {
    if (claim == null) {
      return 0;
    }
    if (claim instanceof Number number) {
      double seconds = number.doubleValue();
      return (long) Math.max(-FARTHEST_SECONDS, Math.min(FARTHEST_SECONDS, seconds));
    }
    throw refusal.because(PREFIX + "expected number value to unmarshal NumericDate");
  }
}
