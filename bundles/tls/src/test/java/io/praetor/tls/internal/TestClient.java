package io.praetor.tls.internal;

import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The other end, made with nothing of what is tested. */
final class TestClient {

  private static final char[] PASSWORD = new char[0];

  private TestClient() {}

  /**
   * @param issuer signs the client's certificate; null for a client that has none
   */
  static SSLContext context(TestAuthority trusted, TestAuthority issuer) throws Exception {
    KeyStore trust = store();
    trust.setCertificateEntry("trusted", trusted.certificate);
    TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(trust);

    KeyStore identity = store();
    if (issuer != null) {
      KeyPair keys = TestAuthority.keys("EC");
      Certificate certificate = issuer.issue("client", keys);
      identity.setKeyEntry("me", keys.getPrivate(), PASSWORD, new Certificate[] {certificate});
    }
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("SunX509");
    keyManagers.init(identity, PASSWORD);

    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }

  private static KeyStore store() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }
}
