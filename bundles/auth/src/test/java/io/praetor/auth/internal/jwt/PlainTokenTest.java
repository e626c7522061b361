package io.praetor.auth.internal.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.auth.internal.fixture.Signer;
import io.praetor.auth.internal.fixture.TestTime;
import io.praetor.auth.internal.fixture.Verdict;
import io.praetor.auth.internal.web.Workers;
import io.praetor.spi.auth.Identity;
import io.praetor.spi.auth.Validator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTokenTest {

  private static final Signer RSA = Signer.of("RS256", "");
  private static final long NOW = TestTime.BEGIN_SECONDS;
  private static final String UNSIGNED = "no known key successfully validated the token signature";
  private static final String INVALID = "error validating claims: ";
  private static final String EXPIRED =
      INVALID + "square/go-jose/jwt: validation failed, token is expired (exp)";
  private static final String EARLY =
      INVALID + "square/go-jose/jwt: validation failed, token not valid yet (nbf)";
  private static final String FUTURE =
      INVALID + "square/go-jose/jwt: validation field, token issued in the future (iat)";

  private final Workers workers = new Workers("auth-test");
  private final TestTime time = new TestTime();

  @AfterEach
  void stop() {
    workers.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"
      })
  void shouldKnowWhoSignedIt(String algorithm) throws Exception {
    Signer signer = Signer.of(algorithm, "");
    Signer other = Signer.of(algorithm, "");
    Validator validator = validator(signer, Map.of());
    assertEquals("alice", user(validator, signer.sign(claims(Map.of()))));
    assertEquals(UNSIGNED, Verdict.refusal(validator, other.sign(claims(Map.of()))));
  }

  @Test
  void shouldTryEachKey() throws Exception {
    Signer edwards = Signer.of("EdDSA", "some-id");
    Validator validator =
        validator(Map.of("JWTValidationPubKeys", List.of(RSA.pem(), edwards.pem())));
    assertEquals("alice", user(validator, edwards.sign(claims(Map.of()))));
    assertEquals("alice", user(validator, RSA.sign(claims(Map.of()))));
  }

  @Test
  void shouldNotBelieveUnsignedTokens() {
    String signed = RSA.sign(claims(Map.of()));
    String payload = signed.split("\\.")[1];
    for (String algorithm : List.of("none", "None", "NONE", "", "ES256", "EdDSA", "HS256")) {
      String header = base64(("{\"alg\":\"" + algorithm + "\"}").getBytes(StandardCharsets.UTF_8));
      assertEquals(
          UNSIGNED, Verdict.refusal(validator(RSA, Map.of()), header + "." + payload + "."));
    }
  }

  @Test
  void shouldNotTakeAPublicKeyForASecret() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(RSA.pem().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String input =
        base64("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + RSA.sign(claims(Map.of())).split("\\.")[1];
    String token = input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
    assertEquals(UNSIGNED, Verdict.refusal(validator(RSA, Map.of()), token));
  }

  @Test
  void shouldNotTakeTheKeyThatATokenBrings() {
    Signer attacker = Signer.of("RS256", "");
    Map<String, Object> header = attacker.header();
    header.put("jwk", attacker.jwk());
    header.put("jku", "http://127.0.0.1:1/");
    String token =
        attacker.sign(
            header, "{\"sub\":\"x\",\"exp\":9999999999}".getBytes(StandardCharsets.UTF_8));
    assertEquals(UNSIGNED, Verdict.refusal(validator(RSA, Map.of()), token));
  }

  @Test
  void shouldRefuseDemandsThatItDoesNotKnow() {
    Map<String, Object> header = RSA.header();
    header.put("crit", List.of("b64"));
    header.put("b64", false);
    String refusal =
        Verdict.refusal(validator(RSA, Map.of()), RSA.sign(header, new byte[] {'{', '}'}));
    assertEquals("error parsing token: square/go-jose: unsupported crit header", refusal);
  }

  @Test
  void shouldHoldToTheAlgorithmsThatAreNamed() throws Exception {
    Validator validator = validator(RSA, Map.of("JWTSupportedAlgs", List.of("RS512")));
    assertEquals(UNSIGNED, Verdict.refusal(validator, RSA.sign(claims(Map.of()))));
    assertEquals("alice", user(validator, RSA.as("RS512").sign(claims(Map.of()))));
  }

  @Test
  void shouldRefuseAnEcKeyOfAnotherCurve() throws Exception {
    Signer signer = Signer.of("ES384", "");
    Validator validator = validator(signer, Map.of());
    assertEquals(UNSIGNED, Verdict.refusal(validator, signer.as("ES256").sign(claims(Map.of()))));
  }

  @Test
  void shouldNotAcceptASignatureOfZeros() {
    Signer signer = Signer.of("ES256", "");
    String token = signer.sign(claims(Map.of()));
    String forged = token.substring(0, token.lastIndexOf('.') + 1) + base64(new byte[64]);
    assertEquals(UNSIGNED, Verdict.refusal(validator(signer, Map.of()), forged));
  }

  /** Offsets are seconds from now; ends of the usual leeways. */
  @ParameterizedTest
  @CsvSource({
    "exp, -60, 0",
    "exp, -61, 1",
    "nbf, 60, 0",
    "nbf, 61, 2",
    "iat, -210, 0",
    "iat, -211, 1",
    "iat, 60, 0",
    "iat, 61, 2"
  })
  void shouldHoldTimesAgainstTheClock(String claim, long offset, int outcome) throws Exception {
    Map<String, Object> claims = new HashMap<>(Map.of("sub", "alice", claim, NOW + offset));
    expect(outcome, validator(RSA, Map.of()), claims);
  }

  @ParameterizedTest
  @CsvSource({
    "ClockSkewLeeway, -1, exp, 0, 0", "ClockSkewLeeway, -1, exp, -1, 1",
    "ClockSkewLeeway, 5s, exp, -5, 0", "ClockSkewLeeway, 5s, exp, -6, 1",
    "ExpirationLeeway, -1, nbf, -60, 0", "ExpirationLeeway, -1, nbf, -61, 1",
    "ExpirationLeeway, 10s, iat, -70, 0", "ExpirationLeeway, 10s, iat, -71, 1",
    "NotBeforeLeeway, 10s, exp, 70, 0", "NotBeforeLeeway, 10s, exp, 71, 2"
  })
  void shouldGrantLeeway(String setting, String leeway, String claim, long offset, int outcome)
      throws Exception {
    Object value = leeway.endsWith("s") ? leeway : (Object) Long.parseLong(leeway);
    Map<String, Object> claims = Map.of("sub", "alice", claim, NOW + offset);
    expect(outcome, validator(RSA, Map.of(setting, value)), claims);
  }

  @Test
  void shouldRefuseWhatIsIssuedInTheFuture() {
    Map<String, Object> claims = Map.of("iat", NOW + 61, "nbf", NOW, "exp", NOW + 100);
    assertEquals(FUTURE, Verdict.refusal(validator(RSA, Map.of()), RSA.sign(claims)));
  }

  @Test
  void shouldWantATime() {
    assertEquals(
        "no issue time, notbefore, or expiration time encoded in token",
        Verdict.refusal(validator(RSA, Map.of()), RSA.sign(Map.of("sub", "alice", "exp", 0L))));
  }

  @Test
  void shouldBearTimesOutOfAnyRange() throws Exception {
    Validator validator = validator(RSA, Map.of());
    for (Object far : List.of(1e300, Long.MAX_VALUE, 9e18)) {
      assertEquals(
          "alice", user(validator, RSA.sign(Map.of("sub", "alice", "exp", far, "nbf", 1L))));
    }
    assertEquals(EXPIRED, Verdict.refusal(validator, RSA.sign(Map.of("exp", -1e300, "nbf", 1L))));
    assertEquals(UNSIGNED, Verdict.refusal(validator, RSA.sign(Map.of("exp", "soon"))));
  }

  @Test
  void shouldBindTheIssuer() throws Exception {
    Validator validator = validator(RSA, Map.of("BoundIssuer", "me"));
    assertEquals("alice", user(validator, RSA.sign(claims(Map.of("iss", "me")))));
    String wrong = INVALID + "square/go-jose/jwt: validation failed, invalid issuer claim (iss)";
    assertEquals(wrong, Verdict.refusal(validator, RSA.sign(claims(Map.of("iss", "other")))));
    assertEquals(wrong, Verdict.refusal(validator, RSA.sign(claims(Map.of()))));
  }

  @Test
  void shouldBindAudiences() throws Exception {
    Validator bound = validator(RSA, Map.of("BoundAudiences", List.of("a", "b")));
    assertEquals("alice", user(bound, RSA.sign(claims(Map.of("aud", "b")))));
    assertEquals("alice", user(bound, RSA.sign(claims(Map.of("aud", List.of("x", "a"))))));
    String wrong = INVALID + "aud claim does not match any bound audience";
    assertEquals(wrong, Verdict.refusal(bound, RSA.sign(claims(Map.of("aud", "c")))));
    assertEquals(wrong, Verdict.refusal(bound, RSA.sign(claims(Map.of()))));
    assertEquals(
        INVALID + "audience claim found in JWT but no audiences are bound",
        Verdict.refusal(validator(RSA, Map.of()), RSA.sign(claims(Map.of("aud", "a")))));
  }

  @Test
  void shouldRefuseWhatIsNoToken() {
    Validator validator = validator(RSA, Map.of());
    assertEquals("missing jwt", Verdict.refusal(validator, ""));
    String parts = "error parsing token: square/go-jose: compact JWS format must have three parts";
    assertEquals(parts, Verdict.refusal(validator, "nonsense"));
    assertEquals(parts, Verdict.refusal(validator, "a.b.c.d"));
    assertEquals(parts, Verdict.refusal(validator, ".".repeat(300_000)));
    assertTrue(Verdict.refusal(validator, "..").startsWith("error parsing token: "));
  }

  private void expect(int outcome, Validator validator, Map<String, Object> claims)
      throws Exception {
    String token = RSA.sign(claims);
    if (outcome == 0) {
      assertEquals("alice", user(validator, token));
    } else {
      assertEquals(outcome == 1 ? EXPIRED : EARLY, Verdict.refusal(validator, token));
    }
  }

  private static String user(Validator validator, String token) throws Exception {
    Identity identity = Verdict.identity(validator, token);
    return identity.variables().get("value.user");
  }

  private static Map<String, Object> claims(Map<String, Object> more) {
    Map<String, Object> claims = new HashMap<>(Map.of("sub", "alice", "exp", NOW + 100));
    claims.putAll(more);
    return claims;
  }

  private Validator validator(Signer signer, Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put("JWTValidationPubKeys", List.of(signer.pem()));
    return validator(config);
  }

  private Validator validator(Map<String, Object> config) {
    Map<String, Object> all = new HashMap<>(config);
    all.put("ClaimMappings", Map.of("sub", "user"));
    return new JwtType(workers, time, time::nanos).validator(all);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
