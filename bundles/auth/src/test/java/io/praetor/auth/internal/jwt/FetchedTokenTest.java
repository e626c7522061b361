package io.praetor.auth.internal.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.auth.internal.fixture.Signer;
import io.praetor.auth.internal.fixture.TestAuthority;
import io.praetor.auth.internal.fixture.TestServer;
import io.praetor.auth.internal.fixture.TestTime;
import io.praetor.auth.internal.fixture.Verdict;
import io.praetor.auth.internal.web.Workers;
import io.praetor.spi.auth.Identity;
import io.praetor.spi.auth.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetchedTokenTest {

  private static final Signer OLD = Signer.of("RS256", "old");
  private static final Signer NEW = Signer.of("ES256", "new");
  private static final Signer EDWARDS = Signer.of("EdDSA", "edwards");
  private static final String UNSIGNED =
      "error verifying token: failed to verify id token signature";

  private final Workers workers = new Workers("auth-test");
  private final TestTime time = new TestTime();
  private final List<Validator> validators = new ArrayList<>();

  @AfterEach
  void stop() {
    validators.forEach(Validator::close);
    workers.close();
  }

  @Test
  void shouldFetchKeysOnce() throws Exception {
    try (TestServer server = keys(OLD, NEW, EDWARDS)) {
      Validator validator = jwks(server.url("/keys"));
      assertEquals(0, server.asked());
      for (Signer signer : List.of(OLD, NEW, EDWARDS, OLD)) {
        assertEquals("alice", user(validator, signer));
      }
      assertEquals(1, server.asked());
    }
  }

  @Test
  void shouldFollowNewKeysButNotForEveryUnknownOne() throws Exception {
    AtomicReference<Object> set = new AtomicReference<>(TestServer.keySet(OLD));
    try (TestServer server =
        TestServer.plain().at("/keys", at -> TestServer.send(at, 200, set.get()))) {
      Validator validator = jwks(server.url("/keys"));
      assertEquals("alice", user(validator, OLD));
      for (int i = 0; i < 20; i++) {
        assertEquals(UNSIGNED, Verdict.refusal(validator, token(NEW)));
      }
      assertEquals(1, server.asked());
      set.set(TestServer.keySet(OLD, NEW));
      time.pass(FetchedKeys.PAUSE);
      assertEquals("alice", user(validator, NEW));
      assertEquals(2, server.asked());
    }
  }

  @Test
  void shouldForgetWithdrawnKeys() throws Exception {
    AtomicReference<Object> set = new AtomicReference<>(TestServer.keySet(OLD));
    try (TestServer server =
        TestServer.plain().at("/keys", at -> TestServer.send(at, 200, set.get()))) {
      Validator validator = jwks(server.url("/keys"));
      assertEquals("alice", user(validator, OLD));
      set.set(TestServer.keySet(NEW));
      time.pass(FetchedKeys.FRESH);
      assertEquals(UNSIGNED, Verdict.refusal(validator, token(OLD)));
      assertEquals("alice", user(validator, NEW));
    }
  }

  @Test
  void shouldGoOnForAWhileWithoutTheServer() throws Exception {
    Validator validator;
    try (TestServer server = keys(OLD)) {
      validator = jwks(server.url("/keys"));
      assertEquals("alice", user(validator, OLD));
    }
    time.pass(FetchedKeys.FRESH);
    assertEquals("alice", user(validator, OLD));
    time.pass(FetchedKeys.USABLE);
    String refusal = Verdict.refusal(validator, token(OLD));
    assertTrue(
        refusal.startsWith("error verifying token: fetching keys oidc: get keys failed Get "),
        refusal);
  }

  @Test
  void shouldLetAllWaitForOneFetch() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (TestServer server =
        TestServer.plain()
            .at(
                "/keys",
                at -> {
                  await(go);
                  TestServer.send(at, 200, TestServer.keySet(OLD));
                })) {
      Validator validator = jwks(server.url("/keys"));
      List<CompletableFuture<Identity>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        all.add(validator.verify(token(OLD)));
      }
      assertFalse(all.get(0).isDone());
      go.countDown();
      for (CompletableFuture<Identity> one : all) {
        assertEquals("alice", one.get(60, TimeUnit.SECONDS).variables().get("value.user"));
      }
      assertEquals(1, server.asked());
    }
  }

  @Test
  void shouldNotAskBecauseOfAnAlgorithmThatNoKeyIsFor() throws Exception {
    try (TestServer server = keys(OLD)) {
      Validator validator = jwks(server.url("/keys"));
      String payload = token(OLD).split("\\.")[1];
      assertEquals(UNSIGNED, Verdict.refusal(validator, "eyJhbGciOiJub25lIn0." + payload + "."));
      assertEquals(0, server.asked());
    }
  }

  @Test
  void shouldNotRepeatWhatTheServerSays() throws Exception {
    try (TestServer server =
        TestServer.plain()
            .at("/keys", at -> TestServer.send(at, 500, Map.of("secret", "inner")))
            .at("/text", at -> TestServer.send(at, 200, new byte[] {'<', 'x', '>'}))) {
      assertEquals(
          "error verifying token: fetching keys oidc: get keys failed: 500",
          Verdict.refusal(jwks(server.url("/keys")), token(OLD)));
      String refusal = Verdict.refusal(jwks(server.url("/text")), token(OLD));
      assertTrue(refusal.contains("failed to decode keys"), refusal);
    }
  }

  @Test
  void shouldPassOverKeysThatAreNotUnderstood() throws Exception {
    Map<String, Object> secret = Map.of("kty", "oct", "kid", "old", "k", "AAAA");
    Map<String, Object> broken = Map.of("kty", "RSA", "kid", "old", "n", "!", "e", "AQAB");
    Map<String, Object> encrypting = new HashMap<>(NEW.jwk());
    encrypting.put("use", "enc");
    Object set = Map.of("keys", List.of(secret, broken, 1L, "x", Map.of(), encrypting, OLD.jwk()));
    try (TestServer server = TestServer.plain().at("/keys", at -> TestServer.send(at, 200, set))) {
      Validator validator = jwks(server.url("/keys"));
      assertEquals("alice", user(validator, OLD));
      assertEquals(UNSIGNED, Verdict.refusal(validator, token(NEW)));
    }
  }

  @Test
  void shouldTrustTheNamedAuthorityOnly() throws Exception {
    TestAuthority authority = new TestAuthority();
    try (TestServer server =
        TestServer.secure(authority.server("127.0.0.1"))
            .at("/keys", at -> TestServer.send(at, 200, TestServer.keySet(OLD)))) {
      String url = server.url("/keys");
      Validator knowing = validator(Map.of("JWKSURL", url, "JWKSCACert", authority.pem()));
      assertEquals("alice", user(knowing, OLD));
      Validator other = validator(Map.of("JWKSURL", url, "JWKSCACert", new TestAuthority().pem()));
      assertTrue(Verdict.refusal(other, token(OLD)).contains("fetching keys"));
      assertEquals(1, server.asked());
    }
  }

  @Test
  void shouldFindTheKeysOfAnIssuer() throws Exception {
    try (TestServer server = issuer(OLD, NEW)) {
      Validator validator = validator(Map.of("OIDCDiscoveryURL", server.url("")));
      assertEquals(
          "alice",
          Verdict.identity(validator, issued(OLD, server.url(""))).variables().get("value.user"));
      assertEquals(2, server.asked());
      assertEquals(
          "error validating signature: oidc: id token signed with unsupported algorithm, expected"
              + " [\"RS256\"] got \"ES256\"",
          Verdict.refusal(validator, issued(NEW, server.url(""))));
      String wrong = Verdict.refusal(validator, issued(OLD, "http://other"));
      assertEquals(
          "error validating signature: oidc: id token issued by a different provider, expected \""
              + server.url("")
              + "\" got \"http://other\"",
          wrong);
      Signer forger = Signer.of("RS256", "old");
      assertEquals(
          "error validating signature: failed to verify signature: failed to verify id token"
              + " signature",
          Verdict.refusal(validator, issued(forger, server.url(""))));
    }
  }

  @Test
  void shouldHoldIssuedTokensAgainstTheClock() throws Exception {
    try (TestServer server = issuer(OLD)) {
      Validator validator = validator(Map.of("OIDCDiscoveryURL", server.url("")));
      String url = server.url("");
      assertEquals(
          "error validating signature: oidc: token is expired (Token Expiry: 2023-11-14 22:13:19"
              + " +0000 UTC)",
          Verdict.refusal(
              validator, OLD.sign(Map.of("iss", url, "exp", TestTime.BEGIN_SECONDS - 1))));
      assertEquals(
          "error validating signature: oidc: token is expired (Token Expiry: 0001-01-01 00:00:00"
              + " +0000 UTC)",
          Verdict.refusal(validator, OLD.sign(Map.of("iss", url))));
      Map<String, Object> early =
          Map.of(
              "iss", url,
              "exp", TestTime.BEGIN_SECONDS + 100,
              "nbf", TestTime.BEGIN_SECONDS + 61);
      assertTrue(
          Verdict.refusal(validator, OLD.sign(early)).contains("before the nbf (not before) time"));
    }
  }

  @Test
  void shouldNotLetAnIssuerSpeakForAnother() throws Exception {
    try (TestServer server =
        TestServer.plain()
            .at(
                "/.well-known/openid-configuration",
                at -> TestServer.send(at, 200, Map.of("issuer", "http://other")))) {
      Validator validator = validator(Map.of("OIDCDiscoveryURL", server.url("")));
      String refusal = Verdict.refusal(validator, issued(OLD, server.url("")));
      assertTrue(
          refusal.contains("oidc: issuer did not match the issuer returned by provider"), refusal);
    }
  }

  @Test
  void shouldNotReadFilesThatAnIssuerNames() throws Exception {
    for (String address : List.of("file:///etc/passwd", "", "::", "jar:file:/x!/y", "/keys")) {
      AtomicReference<String> self = new AtomicReference<>();
      try (TestServer server =
          TestServer.plain()
              .at(
                  "/",
                  at ->
                      TestServer.send(
                          at, 200, Map.of("issuer", self.get(), "jwks_uri", address)))) {
        self.set(server.url(""));
        Validator validator = validator(Map.of("OIDCDiscoveryURL", server.url("")));
        String refusal = Verdict.refusal(validator, issued(OLD, server.url("")));
        assertTrue(refusal.contains("get keys failed Get \"" + address), refusal);
        assertEquals(1, server.asked());
      }
    }
  }

  @Test
  void shouldNotGoFromTlsToPlainText() throws Exception {
    TestAuthority authority = new TestAuthority();
    AtomicReference<String> self = new AtomicReference<>();
    try (TestServer plain = keys(OLD);
        TestServer server =
            TestServer.secure(authority.server("127.0.0.1"))
                .at(
                    "/",
                    at ->
                        TestServer.send(
                            at,
                            200,
                            Map.of("issuer", self.get(), "jwks_uri", plain.url("/keys"))))) {
      self.set(server.url(""));
      Validator validator =
          validator(
              Map.of("OIDCDiscoveryURL", server.url(""), "OIDCDiscoveryCACert", authority.pem()));
      Verdict.refusal(validator, issued(OLD, server.url("")));
      assertEquals(0, plain.asked());
    }
  }

  private static TestServer keys(Signer... signers) throws Exception {
    return TestServer.plain()
        .at("/keys", at -> TestServer.send(at, 200, TestServer.keySet(signers)));
  }

  private static TestServer issuer(Signer... signers) throws Exception {
    TestServer server = keys(signers);
    Map<String, Object> told = Map.of("issuer", server.url(""), "jwks_uri", server.url("/keys"));
    return server.at("/.well-known/openid-configuration", at -> TestServer.send(at, 200, told));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String user(Validator validator, Signer signer) throws Exception {
    return Verdict.identity(validator, token(signer)).variables().get("value.user");
  }

  private static String token(Signer signer) {
    return signer.sign(Map.of("sub", "alice", "nbf", 1L, "exp", TestTime.BEGIN_SECONDS + 100_000));
  }

  private static String issued(Signer signer, String issuer) {
    return signer.sign(Map.of("iss", issuer, "sub", "alice", "exp", TestTime.BEGIN_SECONDS + 100));
  }

  private Validator jwks(String url) {
    return validator(Map.of("JWKSURL", url));
  }

  private Validator validator(Map<String, Object> config) {
    Map<String, Object> all = new HashMap<>(config);
    all.put("ClaimMappings", Map.of("sub", "user"));
    Validator validator = new JwtType(workers, time, time::nanos).validator(all);
    validators.add(validator);
    return validator;
  }
}
