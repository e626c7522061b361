package io.praetor.auth.internal.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.OperationFailedException;
import io.praetor.auth.internal.fixture.Signer;
import io.praetor.auth.internal.fixture.TestAuthority;
import io.praetor.auth.internal.fixture.TestServer;
import io.praetor.auth.internal.fixture.Verdict;
import io.praetor.auth.internal.web.Workers;
import io.praetor.format.json.JsonText;
import io.praetor.spi.auth.Identity;
import io.praetor.spi.auth.Validator;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KubernetesTypeTest {

  private static final String REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";
  private static final String ACCOUNT = "/api/v1/namespaces/default/serviceaccounts/demo";
  private static final Signer SIGNER = Signer.of("RS256", "");
  private static final String OURS = SIGNER.sign(Map.of("sub", "consul"));
  private static final String THEIRS = SIGNER.sign(Map.of("sub", "demo"));
  private static final TestAuthority AUTHORITY = new TestAuthority();

  private final Workers workers = new Workers("auth-test");
  private TestServer server;
  private volatile Map<String, Object> status = Map.of();
  private volatile Map<String, Object> metadata = Map.of("name", "demo");
  private volatile String reviewed = "";
  private volatile String authorization = "";

  @BeforeEach
  void start() throws Exception {
    server =
        TestServer.secure(AUTHORITY.server("127.0.0.1"))
            .at(
                REVIEWS,
                at -> {
                  reviewed = new String(at.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                  authorization = at.getRequestHeaders().getFirst("Authorization");
                  TestServer.send(at, 201, Map.of("kind", "TokenReview", "status", status));
                })
            .at(ACCOUNT, at -> TestServer.send(at, 200, Map.of("metadata", metadata)));
    status = status("system:serviceaccount:default:demo");
  }

  @AfterEach
  void stop() {
    server.close();
    workers.close();
  }

  @Test
  void shouldKnowAServiceAccount() throws Exception {
    try (Validator validator = validator(Map.of())) {
      Identity identity = Verdict.identity(validator, THEIRS);
      assertEquals(
          Map.of("serviceaccount", Map.of("namespace", "default", "name", "demo", "uid", "u-1")),
          identity.fields());
      assertEquals(
          Map.of(
              "serviceaccount.namespace", "default",
              "serviceaccount.name", "demo",
              "serviceaccount.uid", "u-1"),
          identity.variables());
      Map<?, ?> review = (Map<?, ?>) JsonText.tree(reviewed);
      assertEquals(Map.of("token", THEIRS), review.get("spec"));
      assertEquals("authentication.k8s.io/v1", review.get("apiVersion"));
      assertEquals("Bearer " + OURS, authorization);
    }
  }

  @Test
  void shouldTakeTheNameFromTheAnnotation() throws Exception {
    metadata = Map.of("annotations", Map.of("consul.hashicorp.com/service-name", "web"));
    try (Validator validator = validator(Map.of())) {
      Identity identity = Verdict.identity(validator, THEIRS);
      assertEquals("web", identity.variables().get("serviceaccount.name"));
    }
  }

  @Test
  void shouldSayWhatAReviewDoesNotLike() {
    try (Validator validator = validator(Map.of())) {
      status = Map.of("error", "no such thing", "authenticated", true);
      assertEquals("lookup failed: no such thing", Verdict.refusal(validator, THEIRS));
      for (Map<String, Object> no :
          List.<Map<String, Object>>of(
              Map.of(), Map.of("authenticated", false), Map.of("authenticated", "true"))) {
        status = no;
        assertEquals(
            "lookup failed: service account jwt not valid", Verdict.refusal(validator, THEIRS));
      }
    }
  }

  @Test
  void shouldWantTheNameOfAServiceAccount() {
    try (Validator validator = validator(Map.of())) {
      for (String name :
          List.of(
              "admin",
              "a:b:c:d:e",
              "system:serviceaccount:default:",
              "",
              "system:serviceaccount:..:demo",
              "system:serviceaccount:default:a/b",
              "system:serviceaccount:default:a?b",
              "system:serviceaccount:%2e:demo")) {
        status = status(name);
        assertEquals(
            "lookup failed: unexpected username format", Verdict.refusal(validator, THEIRS), name);
      }
      status = status("system:node:default:demo");
      assertEquals(
          "lookup failed: username returned is not a service account",
          Verdict.refusal(validator, THEIRS));
    }
  }

  @Test
  void shouldSayThatAnAccountCannotBeRead() {
    server.at(
        "/api/v1/namespaces/default/serviceaccounts/other",
        at -> TestServer.send(at, 404, Map.of("message", "serviceaccounts \"other\" not found")));
    status = status("system:serviceaccount:default:other");
    try (Validator validator = validator(Map.of())) {
      assertEquals(
          "annotation lookup failed: serviceaccounts \"other\" not found",
          Verdict.refusal(validator, THEIRS));
    }
  }

  @Test
  void shouldSayThatTheApiRefuses() throws Exception {
    try (TestServer refusing =
            TestServer.secure(AUTHORITY.server("127.0.0.1"))
                .at("/told", at -> TestServer.send(at, 401, Map.of("message", "Unauthorized")))
                .at("/mute", at -> TestServer.send(at, 503, new byte[0]))
                .at("/text", at -> TestServer.send(at, 200, new byte[] {'<'}));
        Validator told = validator(Map.of("Host", refusing.url("/told")));
        Validator mute = validator(Map.of("Host", refusing.url("/mute")));
        Validator text = validator(Map.of("Host", refusing.url("/text/")))) {
      assertEquals("Unauthorized", Verdict.refusal(told, THEIRS));
      assertTrue(Verdict.refusal(mute, THEIRS).contains("503"));
      assertTrue(Verdict.refusal(text, THEIRS).startsWith("couldn't decode the answer: "));
    }
  }

  @Test
  void shouldAskNobodyAboutWhatIsNoToken() {
    try (Validator validator = validator(Map.of())) {
      String words = "failed to parse and validate JWT: square/go-jose: ";
      for (String text : List.of("", "nonsense", "a.b")) {
        assertEquals(
            words + "compact JWS format must have three parts", Verdict.refusal(validator, text));
      }
      assertEquals(0, server.asked());
    }
  }

  @Test
  void shouldTellNothingToWhomItDoesNotTrust() {
    try (Validator validator = validator(Map.of("CACert", new TestAuthority().pem()))) {
      String refusal = Verdict.refusal(validator, THEIRS);
      assertTrue(refusal.startsWith("Post \"" + server.url(REVIEWS) + "\": "), refusal);
      assertEquals(0, server.asked());
    }
  }

  @Test
  void shouldRefuseSettingsThatAreNoGood() {
    assertEquals("Config.Host is required", refused(Map.of("Host", "")));
    assertEquals("Config.CACert is required", refused(Map.of("CACert", "")));
    assertEquals("Config.ServiceAccountJWT is required", refused(Map.of("ServiceAccountJWT", "")));
    assertEquals(
        "error parsing kubernetes ca cert: data does not contain any valid RSA or ECDSA certificates",
        refused(Map.of("CACert", "/etc/ssl/ca.pem")));
    assertEquals(
        "Config.ServiceAccountJWT is not a valid JWT: square/go-jose: compact JWS format must have"
            + " three parts",
        refused(Map.of("ServiceAccountJWT", "/etc/token")));
    assertEquals(
        "error decoding config: 1 error(s) decoding:\n\n* '' has invalid keys: Hots",
        refused(Map.of("Hots", "x")));
    for (String host :
        List.of("http://a", "file:///etc/passwd", "https://", "a b", "https://a?b")) {
      assertEquals(
          "host must be a URL or a host:port pair: \"" + host + "\"",
          refused(Map.of("Host", host)));
    }
  }

  @Test
  void shouldTakeAHostWithItsPort() throws Exception {
    String host = server.url("").substring("https://".length());
    try (Validator validator = validator(Map.of("Host", host))) {
      assertEquals(
          "demo", Verdict.identity(validator, THEIRS).variables().get("serviceaccount.name"));
    }
  }

  @Test
  void shouldNameAllFieldsBeforehand() {
    try (Validator validator = validator(Map.of())) {
      assertEquals(
          Map.of("serviceaccount", Map.of("namespace", "", "name", "", "uid", "")),
          validator.example().fields());
      assertEquals(3, validator.example().variables().size());
    }
  }

  private static Map<String, Object> status(String username) {
    return Map.of("authenticated", true, "user", Map.of("username", username, "uid", "u-1"));
  }

  private String refused(Map<String, Object> change) {
    return assertThrows(OperationFailedException.class, () -> validator(change)).getMessage();
  }

  private Validator validator(Map<String, Object> change) {
    Map<String, Object> config = new HashMap<>();
    config.put("Host", server.url(""));
    config.put("CACert", AUTHORITY.pem());
    config.put("ServiceAccountJWT", OURS);
    config.putAll(change);
    return new KubernetesType(workers).validator(config);
  }
}
