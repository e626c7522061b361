package io.praetor.auth.internal.jwt;

import io.praetor.api.error.PlatformException;
import io.praetor.auth.internal.token.CompactToken;
import io.praetor.format.go.GoText;
import io.praetor.format.json.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rules for tokens of an issuer that tells of itself, after OpenID Connect Core, section 3.1.3.7.
 */
final class IssuerRules implements Rules {

  private static final Refusal WRONG = CompactToken.because("error validating signature: ");
  private static final Duration NOT_BEFORE_SKEW = Duration.ofMinutes(1);
  private static final Set<String> USUAL = Set.of("RS256");

  /** Google's tokens may lack the scheme. */
  private static final String GOOGLE = "accounts.google.com";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss '+0000 UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final JwtSettings settings;
  private final Clock clock;

  IssuerRules(JwtSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public CompactToken parse(String bearerToken) {
    return CompactToken.parse(
        bearerToken, reason -> WRONG.because("oidc: malformed jwt: " + reason));
  }

  @Override
  public Set<String> algorithms() {
    return settings.algorithms().isEmpty() ? USUAL : settings.algorithms();
  }

  @Override
  public void beforeSignature(CompactToken token) {
    Refusal unreadable = reason -> WRONG.because("oidc: failed to unmarshal claims: " + reason);
    RegisteredClaims claims = RegisteredClaims.of(token.claims(unreadable), unreadable);
    checkIssuer(claims.issuer());
    checkTimes(claims);
    if (!algorithms().contains(token.algorithm())) {
      String expected =
          new TreeSet<>(algorithms())
              .stream().map(GoText::quoted).collect(Collectors.joining(" ", "[", "]"));
      throw WRONG.because(
          "oidc: id token signed with unsupported algorithm, expected "
              + expected
              + " got "
              + GoText.quoted(token.algorithm()));
    }
  }

  private void checkIssuer(String issuer) {
    String expected = settings.discovery();
    boolean google = expected.equals("https://" + GOOGLE) && issuer.equals(GOOGLE);
    if (!issuer.equals(expected) && !google) {
      throw WRONG.because(
          "oidc: id token issued by a different provider, expected "
              + GoText.quoted(expected)
              + " got "
              + GoText.quoted(issuer));
    }
  }

  private void checkTimes(RegisteredClaims claims) {
    Instant now = clock.instant();
    if (Instant.ofEpochSecond(claims.expiry()).isBefore(now)) {
      String expiry =
          claims.expiry() == 0
              ? "0001-01-01 00:00:00 +0000 UTC"
              : TIME.format(Instant.ofEpochSecond(claims.expiry()));
      throw WRONG.because("oidc: token is expired (Token Expiry: " + expiry + ")");
    }
    Instant begins = Instant.ofEpochSecond(claims.notBefore());
    if (claims.notBefore() != 0 && now.plus(NOT_BEFORE_SKEW).isBefore(begins)) {
      throw WRONG.because(
          "oidc: current time "
              + TIME.format(now)
              + " before the nbf (not before) time: "
              + TIME.format(begins));
    }
  }

  @Override
  public PlatformException unsigned() {
    return WRONG.because("failed to verify signature: failed to verify id token signature");
  }

  @Override
  public PlatformException keyless(String reason) {
    return WRONG.because("failed to verify signature: fetching keys " + reason);
  }

  @Override
  public Map<String, Object> claims(CompactToken token) {
    Refusal unreadable =
        CompactToken.because("unable to successfully parse all claims from token: ");
    Map<String, Object> all = token.claims(unreadable);
    RegisteredClaims.of(all, unreadable)
        .checkAudience(
            settings.audiences(), false, CompactToken.because("error validating claims: "));
    return all;
  }
}
