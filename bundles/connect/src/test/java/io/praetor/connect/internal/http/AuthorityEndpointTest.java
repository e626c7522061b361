package io.praetor.connect.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.connect.internal.Mesh;
import io.praetor.connect.internal.ca.SigningRequest;
import io.praetor.connect.internal.ca.SpiffeId;
import io.praetor.connect.internal.command.AuthorityQuery;
import io.praetor.format.json.JsonText;
import io.praetor.format.key.KeyKind;
import io.praetor.format.pki.PemText;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.http.HttpEndpointContract;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorityEndpointTest extends HttpEndpointContract {

  private static final String ROOTS = "/v1/connect/ca/roots";
  private static final String CONFIGURATION = "/v1/connect/ca/configuration";

  private final Mesh mesh = new Mesh();

  @Override
  protected HttpEndpoint create() {
    return mesh::routes;
  }

  @Test
  void shouldTellOfNoAuthorityBeforeThereIsOne() {
    assertEquals("CA has not finished initializing", mesh.get(ROOTS));
    assertEquals("CA has not finished initializing", mesh.get(CONFIGURATION));
    assertTrue(sign(id("web")).startsWith("CA is uninitialized"));
  }

  @Test
  void shouldBeginWithOneRootThatSignsItself() throws Exception {
    mesh.begin();
    Map<?, ?> told = mesh.tree(ROOTS);
    assertEquals(Mesh.DOMAIN, told.get("TrustDomain"));
    Map<?, ?> root = root(told, 0);
    assertEquals(told.get("ActiveRootID"), root.get("ID"));
    assertEquals("ec", root.get("PrivateKeyType"));
    assertEquals(256L, root.get("PrivateKeyBits"));
    assertEquals(null, root.get("IntermediateCerts"));
    X509Certificate certificate = certificate(root);
    certificate.verify(certificate.getPublicKey());
    assertTrue(certificate.getBasicConstraints() >= 0);
    assertEquals(List.of(List.of(6, "spiffe://" + Mesh.DOMAIN)), names(certificate));
    assertEquals(root.get("RootCert"), mesh.get(ROOTS + "?pem=true"));
    assertEquals(
        "Bad request: The 'pem' query parameter must be a boolean value",
        mesh.get(ROOTS + "?pem=maybe"));
  }

  @Test
  void shouldKeepItsKeyToItself() {
    mesh.begin();
    String key = mesh.state.now(new AuthorityQuery()).value().key().privateKey();
    assertTrue(key.contains("PRIVATE KEY"));
    for (String path : List.of(ROOTS, ROOTS + "?pem=true", CONFIGURATION)) {
      assertFalse(mesh.get(path).contains("PRIVATE"), path);
    }
  }

  @Test
  void shouldSignForServicesByTheRootThatIsActive() throws Exception {
    mesh.begin();
    Map<?, ?> answer = signed(id("web"));
    X509Certificate leaf = PemText.certificate((String) answer.get("CertPEM"));
    leaf.verify(certificate(root(mesh.tree(ROOTS), 0)).getPublicKey());
    assertEquals(
        List.of(List.of(6, "spiffe://" + Mesh.DOMAIN + "/ns/default/dc/dc1/svc/web")), names(leaf));
    assertEquals("web", answer.get("Service"));
    assertEquals("CN=web.svc.default.11111111.consul", leaf.getSubjectX500Principal().toString());
    leaf.checkValidity(Date.from(mesh.now));
    assertEquals(
        Duration.ofDays(3),
        Duration.between(leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant()));
    assertNotEquals(answer.get("SerialNumber"), signed(id("web")).get("SerialNumber"));
  }

  @Test
  void shouldSignOnlyForThoseWhoMayWriteTheService() {
    mesh.begin();
    mesh.caller = FakeAuthorizer.allowing("service:write \"web\"");
    assertEquals("web", signed(id("web")).get("Service"));
    assertEquals("Permission denied", sign(id("db")));
    SpiffeId agent = new SpiffeId.Agent("any", "dc1", "n1");
    assertEquals("Permission denied", sign(agent));
    mesh.caller = FakeAuthorizer.allowing("node:write \"n1\"");
    assertEquals(
        "spiffe://" + Mesh.DOMAIN + "/agent/client/dc/dc1/id/n1", signed(agent).get("AgentURI"));
  }

  @Test
  void shouldRefuseWhatIsOfOtherPlaces() {
    mesh.begin();
    assertEquals(
        "SPIFFE ID in CSR from a different trust domain: foreign.consul, we are " + Mesh.DOMAIN,
        sign(new SpiffeId.Service("foreign.consul", "dc1", "web")));
    assertEquals(
        "SPIFFE ID in CSR from a different datacenter: dc2, we are dc1",
        sign(new SpiffeId.Service(Mesh.DOMAIN, "dc2", "web")));
  }

  @Test
  void shouldSignNoMoreThanItIsToldTo() {
    mesh.begin();
    configure("consul", "{\"CSRMaxPerSecond\": 2}");
    assertEquals("web", signed(id("web")).get("Service"));
    assertEquals("web", signed(id("web")).get("Service"));
    assertEquals("Rate limit reached, try again later", sign(id("web")));
    mesh.nanos += 500_000_000;
    assertEquals("web", signed(id("web")).get("Service"));
  }

  @Test
  void shouldRefuseConfigurationsThatMakeNoSense() {
    mesh.begin();
    assertEquals(
        "could not initialize provider: unknown CA provider \"nonsense\"",
        configure("nonsense", "{}"));
    assertEquals(
        "could not initialize provider: CA provider \"vault\" is not supported: this agent knows"
            + " only \"consul\"",
        configure("vault", "{}"));
    assertEquals(
        "error configuring provider: leaf cert TTL must be greater or equal than 1h0m0s",
        configure("consul", "{\"LeafCertTTL\": \"1m\"}"));
    assertEquals(
        "error configuring provider: must provide a private key when providing a root cert",
        configure("consul", "{\"RootCert\": \"x\"}"));
    assertEquals(
        "Bad request: Provider State is read-only. It must be omitted or identical to the current"
            + " value",
        mesh.put(CONFIGURATION, "{\"Provider\": \"consul\", \"State\": {\"a\": \"b\"}}"));
  }

  @Test
  void shouldKeepTheRootWhenOnlyTimesChange() {
    mesh.begin();
    Object before = mesh.tree(ROOTS).get("ActiveRootID");
    String config = "{\"LeafCertTTL\":\"48h\",\"PrivateKeyType\":\"ec\",\"PrivateKeyBits\":256}";
    assertEquals("", configure("consul", config));
    assertEquals(before, mesh.tree(ROOTS).get("ActiveRootID"));
    assertEquals("48h", ((Map<?, ?>) mesh.tree(CONFIGURATION).get("Config")).get("LeafCertTTL"));
  }

  @Test
  void shouldSignTheNextRootByTheOneBefore() throws Exception {
    mesh.begin();
    X509Certificate old = certificate(root(mesh.tree(ROOTS), 0));
    assertEquals("", configure("consul", "{\"PrivateKeyBits\": 384}"));
    Map<?, ?> told = mesh.tree(ROOTS);
    assertEquals(false, root(told, 0).get("Active"));
    Map<?, ?> next = root(told, 1);
    assertEquals(true, next.get("Active"));
    String between = (String) ((List<?>) next.get("IntermediateCerts")).get(0);
    PemText.certificate(between).verify(old.getPublicKey());
    List<X509Certificate> chain = PemText.certificates((String) signed(id("web")).get("CertPEM"));
    assertEquals(2, chain.size());
    chain.get(0).verify(chain.get(1).getPublicKey());
    assertEquals(certificate(next).getPublicKey(), chain.get(1).getPublicKey());
  }

  @Test
  void shouldDoWithoutCrossSigningWhenToldTo() {
    mesh.begin();
    assertEquals(
        "",
        mesh.put(
            CONFIGURATION,
            "{\"Provider\": \"consul\", \"Config\": {\"PrivateKeyBits\": 384},"
                + " \"ForceWithoutCrossSigning\": true}"));
    assertEquals(null, root(mesh.tree(ROOTS), 1).get("IntermediateCerts"));
  }

  @Test
  void shouldForgetRootsThatNobodyRefersToAnyMore() {
    mesh.begin();
    configure("consul", "{\"PrivateKeyBits\": 384}");
    mesh.now = mesh.now.plus(Duration.ofHours(143));
    mesh.ceremony.prune().join();
    assertEquals(2, ((List<?>) mesh.tree(ROOTS).get("Roots")).size());
    mesh.now = mesh.now.plus(Duration.ofHours(2));
    mesh.ceremony.prune().join();
    assertEquals(true, root(mesh.tree(ROOTS), 0).get("Active"));
    assertEquals(1, ((List<?>) mesh.tree(ROOTS).get("Roots")).size());
  }

  @Test
  void shouldTakeAGivenKeyAndNotShowIt() throws Exception {
    mesh.begin();
    KeyPair keys = KeyKind.P256.generate(new SecureRandom());
    String given = JsonText.of(Map.of("PrivateKey", PemText.keyOf(keys)));
    assertEquals("", configure("consul", given));
    Map<?, ?> told = mesh.tree(ROOTS);
    assertEquals(keys.getPublic(), certificate(root(told, 1)).getPublicKey());
    Map<?, ?> shown = (Map<?, ?>) mesh.tree(CONFIGURATION).get("Config");
    assertEquals(Map.of("PrivateKey", "hidden"), shown);
    assertEquals("", configure("consul", JsonText.of(shown)));
    assertEquals("", configure("consul", given));
    assertEquals(told.get("ActiveRootID"), mesh.tree(ROOTS).get("ActiveRootID"));
    assertFalse(configure("consul", "{\"private_key\": \"s3cret\"}").contains("s3cret"));
    assertFalse(mesh.get(CONFIGURATION).contains("s3cret"));
  }

  @Test
  void shouldRefuseRootsThatAreNotOfTheKey() throws Exception {
    mesh.begin();
    KeyPair keys = KeyKind.P256.generate(new SecureRandom());
    Object foreign = root(mesh.tree(ROOTS), 0).get("RootCert");
    String config = JsonText.of(Map.of("PrivateKey", PemText.keyOf(keys), "RootCert", foreign));
    assertEquals(
        "error configuring provider: the root certificate is not that of the private key",
        configure("consul", config));
  }

  private String configure(String provider, String config) {
    return mesh.put(
        CONFIGURATION, "{\"Provider\": \"" + provider + "\", \"Config\": " + config + "}");
  }

  private static SpiffeId id(String service) {
    return new SpiffeId.Service(Mesh.DOMAIN, "dc1", service);
  }

  private Map<?, ?> signed(SpiffeId id) {
    return (Map<?, ?>) JsonText.tree(sign(id));
  }

  private String sign(SpiffeId id) {
    return mesh.put(AuthorityEndpoint.SIGN, request(id));
  }

  private static String request(SpiffeId id) {
    try {
      KeyPair keys = KeyKind.P256.generate(new SecureRandom());
      return JsonText.of(Map.of("CSR", SigningRequest.write(id, keys)));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Map<?, ?> root(Map<?, ?> told, int number) {
    return (Map<?, ?>) ((List<?>) told.get("Roots")).get(number);
  }

  private static X509Certificate certificate(Map<?, ?> root) throws Exception {
    return PemText.certificate((String) root.get("RootCert"));
  }

  private static List<?> names(X509Certificate certificate) throws CertificateException {
    return List.copyOf(certificate.getSubjectAlternativeNames());
  }
}
