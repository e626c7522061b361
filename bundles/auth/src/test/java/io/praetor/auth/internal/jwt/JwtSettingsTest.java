package io.praetor.auth.internal.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.OperationFailedException;
import io.praetor.auth.internal.fixture.Signer;
import io.praetor.auth.internal.fixture.TestAuthority;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JwtSettingsTest {

  private static final String PEM = Signer.of("ES256", "").pem();
  private static final String ONE_SOURCE =
      "exactly one of 'JWTValidationPubKeys', 'JWKSURL', or 'OIDCDiscoveryURL' must be set for type"
          + " \"jwt\"";

  @Test
  void shouldWantExactlyOneSource() {
    assertEquals(ONE_SOURCE, refused(Map.of()));
    assertEquals(
        ONE_SOURCE, refused(Map.of("JWKSURL", "http://a", "OIDCDiscoveryURL", "http://b")));
    assertEquals(ONE_SOURCE, refused(keyed(Map.of("JWKSURL", "http://a"))));
  }

  @Test
  void shouldRefuseMembersThatNobodyKnows() {
    assertEquals(
        "error decoding config: 1 error(s) decoding:\n\n* '' has invalid keys: A, b",
        refused(keyed(Map.of("b", 1L, "A", 2L))));
  }

  @Test
  void shouldReadMembersTheWayConsulDoes() {
    JwtSettings settings =
        JwtSettings.of(
            Map.of(
                "jwtvalidationpubkeys",
                PEM,
                "BOUNDAUDIENCES",
                List.of("a", 1L, true),
                "BoundIssuer",
                5L,
                "JWTSupportedAlgs",
                "ES256",
                "ClaimMappings",
                Map.of("a", "b"),
                "ExpirationLeeway",
                7L));
    assertEquals(1, settings.keys().size());
    assertEquals(List.of("a", "1", "1"), settings.audiences());
    assertEquals("5", settings.issuer());
    assertEquals(Set.of("ES256"), settings.algorithms());
    assertEquals(Map.of("a", "b"), settings.claims());
    assertEquals(7, settings.leeways().expirationNanos());
  }

  @Test
  void shouldRefuseValuesOfTheWrongKind() {
    assertTrue(
        refused(keyed(Map.of("BoundIssuer", List.of("x"))))
            .contains("'BoundIssuer' expected type 'string'"));
    assertTrue(
        refused(keyed(Map.of("ClaimMappings", "x"))).contains("'ClaimMappings' expected a map"));
    assertTrue(refused(keyed(Map.of("ClockSkewLeeway", "x"))).contains("'ClockSkewLeeway'"));
  }

  @Test
  void shouldReadNoFile() {
    String noKey = "data does not contain any valid RSA, ECDSA, or ED25519 public keys";
    for (String path : List.of("/etc/passwd", "file:///etc/passwd", "")) {
      assertEquals(
          "error parsing public key JWTValidationPubKeys[0]: " + noKey,
          refused(Map.of("JWTValidationPubKeys", List.of(path))));
    }
    String noAuthority = "could not parse CA PEM value successfully";
    assertEquals(
        "error checking JWKSCACert: " + noAuthority,
        refused(Map.of("JWKSURL", "https://a", "JWKSCACert", "/etc/ssl/certs/ca.pem")));
    assertEquals(
        "error checking OIDCDiscoveryCACert: " + noAuthority,
        refused(Map.of("OIDCDiscoveryURL", "https://a", "OIDCDiscoveryCACert", "file:/x")));
    assertEquals(
        "error checking JWKSURL: fetching keys oidc: get keys failed Get \"file:///etc/passwd\":"
            + " unsupported protocol scheme \"file\"",
        refused(Map.of("JWKSURL", "file:///etc/passwd")));
    assertEquals(
        "error checking OIDCDiscoveryURL: Get \"file:///etc/.well-known/openid-configuration\":"
            + " unsupported protocol scheme \"file\"",
        refused(Map.of("OIDCDiscoveryURL", "file:///etc/")));
    assertTrue(refused(Map.of("JWKSURL", "a b")).contains("invalid URL"));
    assertTrue(refused(Map.of("JWKSURL", "http:x")).contains("no Host"));
  }

  @Test
  void shouldWantAnAddressWithAnAuthority() {
    String authority = new TestAuthority().pem();
    assertEquals(
        "'JWKSCACert' should not be set unless 'JWKSURL' is set",
        refused(keyed(Map.of("JWKSCACert", authority))));
    assertEquals(
        "'OIDCDiscoveryCACert' should not be set unless 'OIDCDiscoveryURL' is set",
        refused(keyed(Map.of("OIDCDiscoveryCACert", authority))));
  }

  @Test
  void shouldRefuseAlgorithmsThatAreNoneOfPublicKeys() {
    for (String name : List.of("none", "HS256", "rs256", "EdDSA", "")) {
      assertEquals(
          "Invalid supported algorithm: " + name,
          refused(keyed(Map.of("JWTSupportedAlgs", List.of("RS256", name)))));
    }
  }

  @Test
  void shouldRefuseTwoClaimsForOneField() {
    Map<String, Object> twice = Map.of("a", "x", "b", "x");
    for (String name : List.of("ClaimMappings", "ListClaimMappings")) {
      assertEquals(
          name + " contains multiple mappings for key \"x\"", refused(keyed(Map.of(name, twice))));
    }
  }

  private static Map<String, Object> keyed(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put("JWTValidationPubKeys", List.of(PEM));
    return config;
  }

  private static String refused(Map<String, Object> config) {
    return assertThrows(OperationFailedException.class, () -> JwtSettings.of(config)).getMessage();
  }
}
