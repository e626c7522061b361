package io.praetor.tls.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.tls.MeshCredentials.Held;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentTrustTest {

  private static final String AGENTS = "spiffe://td.consul/agent/client/dc/dc1/id/";

  private TestAuthority ours;
  private TestAuthority mesh;
  private X509ExtendedTrustManager trust;

  @BeforeEach
  void make() throws Exception {
    ours = TestAuthority.create("ours");
    mesh = TestAuthority.create("mesh");
    trust = trust(ours, mesh);
  }

  private static X509ExtendedTrustManager trust(TestAuthority configured, TestAuthority mesh)
      throws Exception {
    Held held = new Held(null, AGENTS, List.of(mesh.certificate), List.of(), false);
    return ContextBuilder.trust(List.of(configured.certificate), held);
  }

  private static X509Certificate issue(TestAuthority issuer, String... uris) throws Exception {
    KeyPair keys = TestAuthority.keys("EC");
    GeneralName[] names =
        Arrays.stream(uris)
            .map(uri -> new GeneralName(GeneralName.uniformResourceIdentifier, uri))
            .toArray(GeneralName[]::new);
    return issuer.issue("somebody", keys, names);
  }

  private void takes(X509Certificate leaf) {
    assertDoesNotThrow(() -> trust.checkClientTrusted(new X509Certificate[] {leaf}, "EC"));
  }

  private void refuses(String reason, X509Certificate leaf) {
    X509Certificate[] chain = {leaf};
    CertificateException refused =
        assertThrows(CertificateException.class, () -> trust.checkClientTrusted(chain, "EC"));
    assertTrue(refused.getMessage().contains(reason), refused::getMessage);
  }

  @Test
  void shouldTakeAgentsOfTheMeshAndWhomTheFilesVouchFor() throws Exception {
    takes(issue(mesh, AGENTS + "n1"));
    takes(issue(mesh, AGENTS + "n%2F1"));
    takes(issue(ours, "https://any.example/"));
    takes(ours.issue("server", TestAuthority.keys("EC")));
  }

  @Test
  void shouldTakeNobodyElseOfTheMesh() throws Exception {
    String nobody = "not one of a client agent of this datacenter";
    refuses(nobody, issue(mesh, "spiffe://td.consul/ns/default/dc/dc1/svc/web"));
    refuses(nobody, issue(mesh, "spiffe://td.consul/agent/client/dc/dc2/id/n1"));
    refuses(nobody, issue(mesh, AGENTS));
    refuses(nobody, issue(mesh, AGENTS + "n1/x"));
    refuses(nobody, issue(mesh, AGENTS + "n1", AGENTS + "n2"));
    String stranger = "no configured authority vouches for it";
    refuses(stranger, issue(mesh, "spiffe://other.consul/agent/client/dc/dc1/id/n1"));
    refuses(stranger, mesh.issue("server", TestAuthority.keys("EC")));
    refuses(stranger, issue(TestAuthority.create("others"), AGENTS + "n1"));
    refuses("signature check failed", issue(TestAuthority.create("mesh"), AGENTS + "n1"));
  }

  /** Somebody may use one authority for everything. */
  @Test
  void shouldTellServicesFromAgentsAlsoWhereTheFilesTrustTheSameAuthority() throws Exception {
    trust = trust(mesh, mesh);
    takes(issue(mesh, AGENTS + "n1"));
    takes(mesh.issue("server", TestAuthority.keys("EC")));
    refuses("not one of", issue(mesh, "spiffe://td.consul/ns/default/dc/dc1/svc/web"));
  }

  @Test
  void shouldTakeNobodyOfTheMeshForAServer() throws Exception {
    X509Certificate[] agent = {issue(mesh, AGENTS + "n1")};
    assertThrows(CertificateException.class, () -> trust.checkServerTrusted(agent, "ECDHE_ECDSA"));
    X509Certificate[] server = {ours.issue("server", TestAuthority.keys("EC"))};
    assertDoesNotThrow(() -> trust.checkServerTrusted(server, "ECDHE_ECDSA"));
  }

  @Test
  void shouldAskForCertificatesOfBoth() {
    assertEquals(List.of(ours.certificate, mesh.certificate), List.of(trust.getAcceptedIssuers()));
  }
}
