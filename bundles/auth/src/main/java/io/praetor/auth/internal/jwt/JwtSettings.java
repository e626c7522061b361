package io.praetor.auth.internal.jwt;

import io.praetor.api.error.OperationFailedException;
import io.praetor.auth.internal.config.MethodConfig;
import io.praetor.auth.internal.token.PemKey;
import io.praetor.auth.internal.token.VerificationKey;
import io.praetor.auth.internal.web.Authorities;
import io.praetor.auth.internal.web.WebClient;
import io.praetor.format.go.GoText;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of one auth method of the kind {@code jwt}, all of them good. Exactly one of keys,
 * JWKS and discovery is there.
 *
 * @param keys empty where keys are fetched
 * @param jwks null where keys are not fetched from there
 * @param discovery the issuer whose keys are looked for, as it was written, null where none is
 * @param authorities who may vouch for the place that keys are fetched from
 * @param algorithms those that may be used, empty where nothing is said
 */
record JwtSettings(
    List<VerificationKey> keys,
    URI jwks,
    String discovery,
    Authorities authorities,
    Set<String> algorithms,
    List<String> audiences,
    String issuer,
    Map<String, String> claims,
    Map<String, String> lists,
    Leeways leeways) {

  private static final String KEYS = "JWTValidationPubKeys";
  private static final String JWKS = "JWKSURL";
  private static final String JWKS_CA = "JWKSCACert";
  private static final String DISCOVERY = "OIDCDiscoveryURL";
  private static final String DISCOVERY_CA = "OIDCDiscoveryCACert";
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  private static final Set<String> KNOWN =
      Set.of(
          KEYS,
          JWKS,
          JWKS_CA,
          DISCOVERY,
          DISCOVERY_CA,
          "JWTSupportedAlgs",
          "BoundAudiences",
          "BoundIssuer",
          "ClaimMappings",
          "ListClaimMappings",
          "ExpirationLeeway",
          "NotBeforeLeeway",
          "ClockSkewLeeway");

  private static final Set<String> ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512");

  /** Reads settings, or refuses them in Consul's words and order. */
  static JwtSettings of(Map<String, Object> config) {
    MethodConfig members = new MethodConfig(config, KNOWN);
    List<String> pems = members.texts(KEYS);
    String jwks = members.text(JWKS);
    String discovery = members.text(DISCOVERY);
    int sources =
        (pems.isEmpty() ? 0 : 1) + (jwks.isEmpty() ? 0 : 1) + (discovery.isEmpty() ? 0 : 1);
    if (sources != 1) {
      throw refused(
          "exactly one of 'JWTValidationPubKeys', 'JWKSURL', or 'OIDCDiscoveryURL' must be set for"
              + " type \"jwt\"");
    }
    Authorities ofJwks = authorities(members, JWKS, JWKS_CA);
    URI address = jwks.isEmpty() ? null : jwksAddress(jwks);
    List<VerificationKey> keys = keys(pems);
    Authorities ofDiscovery = authorities(members, DISCOVERY, DISCOVERY_CA);
    if (!discovery.isEmpty()) {
      document(discovery);
    }
    return new JwtSettings(
        keys,
        address,
        discovery.isEmpty() ? null : discovery,
        jwks.isEmpty() ? ofDiscovery : ofJwks,
        algorithms(members),
        members.texts("BoundAudiences"),
        members.text("BoundIssuer"),
        mapping(members, "ClaimMappings"),
        mapping(members, "ListClaimMappings"),
        new Leeways(
            members.nanos("ExpirationLeeway"),
            members.nanos("NotBeforeLeeway"),
            members.nanos("ClockSkewLeeway")));
  }

  /** Where an issuer tells of itself (OpenID Connect Discovery, section 4). */
  static URI document(String issuer) {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return address("error checking OIDCDiscoveryURL: ", base + WELL_KNOWN);
  }

  private static URI jwksAddress(String text) {
    return address("error checking JWKSURL: fetching keys oidc: get keys failed ", text);
  }

  private static URI address(String words, String text) {
    String quoted = GoText.quoted(text);
    URI address;
    try {
      address = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw refused(words + "parse " + quoted + ": invalid URL");
    }
    if (!WebClient.isWebAddress(address)) {
      String scheme = address.getScheme() == null ? "" : address.getScheme();
      boolean web = scheme.equals("http") || scheme.equals("https");
      String reason =
          web
              ? "http: no Host in request URL"
              : "unsupported protocol scheme " + GoText.quoted(scheme);
      throw refused(words + "Get " + quoted + ": " + reason);
    }
    return address;
  }

  private static Authorities authorities(MethodConfig members, String address, String setting) {
    String pem = members.text(setting);
    if (pem.isEmpty()) {
      return Authorities.ofPlatform();
    }
    if (members.text(address).isEmpty()) {
      throw refused("'" + setting + "' should not be set unless '" + address + "' is set");
    }
    try {
      return Authorities.in(pem);
    } catch (IllegalArgumentException e) {
      throw refused("error checking " + setting + ": " + e.getMessage());
    }
  }

  private static List<VerificationKey> keys(List<String> pems) {
    List<VerificationKey> keys = new ArrayList<>();
    for (int i = 0; i < pems.size(); i++) {
      try {
        keys.add(PemKey.parse(pems.get(i)));
      } catch (IllegalArgumentException e) {
        throw refused("error parsing public key " + KEYS + "[" + i + "]: " + e.getMessage());
      }
    }
    return List.copyOf(keys);
  }

  private static Set<String> algorithms(MethodConfig members) {
    List<String> named = members.texts("JWTSupportedAlgs");
    for (String name : named) {
      if (!ALGORITHMS.contains(name)) {
        throw refused("Invalid supported algorithm: " + name);
      }
    }
    return Set.copyOf(new HashSet<>(named));
  }

  private static Map<String, String> mapping(MethodConfig members, String name) {
    Map<String, String> mapping = members.mapping(name);
    Set<String> targets = new HashSet<>();
    for (String target : mapping.values()) {
      if (!targets.add(target)) {
        throw refused(name + " contains multiple mappings for key " + GoText.quoted(target));
      }
    }
    return mapping;
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException(reason);
  }
}
