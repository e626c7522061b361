package io.praetor.tls.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainedTrustTest {

  private TestAuthority authority;
  private ExplainedTrust trust;

  @BeforeEach
  void trustOne() throws Exception {
    authority = TestAuthority.create("ours");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    store.setCertificateEntry("ours", authority.certificate);
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    trust = new ExplainedTrust((X509ExtendedTrustManager) factory.getTrustManagers()[0]);
  }

  private CertificateException refusal(X509Certificate certificate) {
    return assertThrows(CertificateException.class, () -> check(certificate));
  }

  private void check(X509Certificate certificate) throws CertificateException {
    trust.checkClientTrusted(new X509Certificate[] {certificate}, "EC", (SSLEngine) null);
  }

  @Test
  void shouldTrustWhomTheAuthorityVouchesFor() throws Exception {
    X509Certificate good = authority.issue("web", TestAuthority.keys("EC"));
    assertDoesNotThrow(() -> check(good));
    assertArrayEquals(new X509Certificate[] {authority.certificate}, trust.getAcceptedIssuers());
  }

  @Test
  void shouldNameTheStranger() throws Exception {
    TestAuthority other = TestAuthority.create("theirs");
    assertTrue(
        refusal(other.issue("web", TestAuthority.keys("EC")))
            .getMessage()
            .equals(
                "certificate of CN=web, issued by CN=theirs: no configured authority vouches for"
                    + " it"));
  }

  @Test
  void shouldSayThatACertificateExpired() throws Exception {
    CertificateException refusal = refusal(authority.issueExpired("web", TestAuthority.keys("EC")));
    assertTrue(
        refusal
            .getMessage()
            .startsWith("certificate of CN=web, issued by CN=ours: expired, NotAfter: "),
        refusal::getMessage);
    // The platform chooses the alert by this.
    assertInstanceOf(CertPathValidatorException.class, refusal.getCause());
  }
}
