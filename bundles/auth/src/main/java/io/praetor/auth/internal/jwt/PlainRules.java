package io.praetor.auth.internal.jwt;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.auth.internal.token.CompactToken;
import io.praetor.format.json.Refusal;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Rules for tokens that are checked with keys given as PEM or found at an address. */
final class PlainRules implements Rules {

  private static final Refusal INVALID = CompactToken.because("error validating claims: ");

  private final JwtSettings settings;
  private final Clock clock;
  private final boolean fetched;

  PlainRules(JwtSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.fetched = settings.jwks() != null;
  }

  @Override
  public CompactToken parse(String bearerToken) {
    return CompactToken.parse(
        bearerToken,
        CompactToken.because(
            fetched ? "error verifying token: oidc: malformed jwt: " : "error parsing token: "));
  }

  @Override
  public Set<String> algorithms() {
    return settings.algorithms();
  }

  @Override
  public void beforeSignature(CompactToken token) {
    // Consul looks at the signature first.
  }

  @Override
  public PlatformException unsigned() {
    return new OperationFailedException(
        fetched
            ? "error verifying token: failed to verify id token signature"
            : "no known key successfully validated the token signature");
  }

  @Override
  public PlatformException keyless(String reason) {
    return new OperationFailedException("error verifying token: fetching keys " + reason);
  }

  @Override
  public Map<String, Object> claims(CompactToken token) {
    Refusal unreadable =
        fetched ? CompactToken.because("failed to unmarshal claims: ") : reason -> unsigned();
    Map<String, Object> all = token.claims(unreadable);
    RegisteredClaims claims = RegisteredClaims.of(all, unreadable);
    if (!claims.hasTime()) {
      throw new OperationFailedException(
          "no issue time, notbefore, or expiration time encoded in token");
    }
    claims.checkIssuer(settings.issuer(), INVALID);
    claims.checkTimes(clock.instant(), settings.leeways(), INVALID);
    claims.checkAudience(settings.audiences(), true, INVALID);
    return all;
  }
}
