package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.Link;
import io.praetor.api.acl.TokenRow;
import io.praetor.format.go.GoDuration;
import io.praetor.format.go.Uuids;
import io.praetor.format.json.Fields;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/** What {@code /v1/acl/token} takes. Refusals have Consul's words, and its order. */
final class TokenBody {

  /** Shortest life of a token. */
  static final Duration MIN_LIFE = Duration.ofMinutes(1);

  /** Longest life of a token. */
  static final Duration MAX_LIFE = Duration.ofHours(24);

  private static final String RESERVED = "00000000-0000-0000-0000-0000000000";
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Body body;
  private final Fields fields;
  private final long ttlNanos;
  private final long endMillis;

  TokenBody(byte[] bytes) {
    body =
        Body.of(
            "Token",
            "token",
            bytes,
            "AccessorID",
            "SecretID",
            "Description",
            "Policies",
            "Roles",
            "ServiceIdentities",
            "NodeIdentities",
            "TemplatedPolicies",
            "Type",
            "Rules",
            "Local",
            "AuthMethod",
            "AuthMethodNamespace",
            "ExpirationTime",
            "ExpirationTTL",
            "CreateTime",
            "Hash",
            "Namespace",
            "Partition",
            "CreateIndex",
            "ModifyIndex");
    fields = body.fields();
    ttlNanos = nanos(fields.any("ExpirationTTL"), "Token");
    endMillis = millis(fields.text("ExpirationTime"));
  }

  /** A duration: text, or nanoseconds. */
  static long nanos(Object ttl, String type) {
    if (ttl == null || ttl.equals("")) {
      return 0;
    }
    try {
      if (ttl instanceof Long nanos) {
        return nanos;
      }
      return GoDuration.parse(String.valueOf(ttl));
    } catch (IllegalArgumentException e) {
      throw Body.bad(type + " decoding failed: " + e.getMessage());
    }
  }

  private static long millis(String time) {
    if (time.isEmpty() || time.startsWith("0001-01-01T00:00:00")) {
      return 0;
    }
    try {
      return OffsetDateTime.parse(time).toInstant().toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw Body.bad("Token decoding failed: parsing time \"" + time + "\"");
    }
  }

  String accessor() {
    return fields.text("AccessorID");
  }

  String description() {
    return fields.text("Description");
  }

  boolean isLocal() {
    return fields.flag("Local");
  }

  boolean hasTtl() {
    return ttlNanos != 0;
  }

  List<Link> policies() {
    return body.links("Policies");
  }

  List<Link> roles() {
    return body.links("Roles");
  }

  /** A token that is to be made. */
  TokenRow created(Ground ground) {
    if (!fields.text("AuthMethod").isEmpty()) {
      throw Body.failed("AuthMethod field is disallowed outside of Login");
    }
    String accessor = fresh(accessor(), "AccessorID", "accessor", ground);
    String secret = fresh(fields.text("SecretID"), "SecretID", "", ground);
    long now = ground.nowMillis().getAsLong();
    return row(accessor, secret, now, end(now, ttlNanos, endMillis));
  }

  /** A token that is to be changed. */
  TokenRow changed(String accessor) {
    if (!Uuids.isOne(accessor)) {
      throw Body.failed(
          "Failed acl token lookup by accessor: failed acl token lookup: "
              + Uuids.problem(accessor));
    }
    return row(accessor, fields.text("SecretID"), 0, endMillis);
  }

  private TokenRow row(String accessor, String secret, long createMillis, long expiresMillis) {
    TokenRow row =
        new TokenRow(
            accessor,
            secret,
            description(),
            List.of(),
            List.of(),
            body.services(isLocal()),
            body.nodes(),
            body.templated(isLocal()),
            isLocal(),
            fields.text("AuthMethod"),
            createMillis,
            expiresMillis,
            "",
            "",
            0,
            0);
    if (!fields.text("Rules").isEmpty()) {
      throw Body.failed("Rules cannot be specified for this token");
    }
    if (!fields.text("Type").isEmpty()) {
      throw Body.failed("Type cannot be specified for this token");
    }
    return row;
  }

  private static String fresh(String given, String name, String lookup, Ground ground) {
    if (given.isEmpty()) {
      return ground.ids().get();
    }
    String problem = Uuids.problem(given);
    if (!problem.isEmpty()) {
      throw Body.failed(
          lookup.isEmpty()
              ? "Invalid Token: " + name + " is not a valid UUID"
              : "Failed acl token lookup by " + lookup + ": failed acl token lookup: " + problem);
    }
    if (given.startsWith(RESERVED)) {
      throw Body.failed("Invalid Token: UUIDs with the prefix \"" + RESERVED + "\" are reserved");
    }
    return given;
  }

  /** When a new token is over; 0 for never. */
  static long end(long nowMillis, long ttlNanos, long givenMillis) {
    if (ttlNanos == 0 && givenMillis == 0) {
      return 0;
    }
    if (ttlNanos < 0) {
      throw Body.failed("Token Expiration TTL '" + GoDuration.text(ttlNanos) + "' should be > 0");
    }
    if (ttlNanos != 0 && givenMillis != 0) {
      throw Body.failed("Token Expiration TTL and Expiration Time cannot both be set");
    }
    if (ttlNanos == 0 && givenMillis < nowMillis) {
      throw Body.failed("ExpirationTime cannot be before CreateTime");
    }
    Duration life =
        ttlNanos != 0 ? Duration.ofNanos(ttlNanos) : Duration.ofMillis(givenMillis - nowMillis);
    if (life.compareTo(MAX_LIFE) > 0) {
      throw Body.failed(bound("more", MAX_LIFE, life));
    }
    if (life.compareTo(MIN_LIFE) < 0) {
      throw Body.failed(bound("less", MIN_LIFE, life));
    }
    return nowMillis + life.toNanos() / NANOS_PER_MILLI;
  }

  private static String bound(String which, Duration bound, Duration life) {
    long nanos =
        life.toSeconds() > Duration.ofNanos(Long.MAX_VALUE).toSeconds() - 1
            ? Long.MAX_VALUE
            : life.toNanos();
    return "ExpirationTime cannot be "
        + which
        + " than "
        + GoDuration.text(bound.toNanos())
        + " in the future (was "
        + GoDuration.text(nanos)
        + ")";
  }
}
