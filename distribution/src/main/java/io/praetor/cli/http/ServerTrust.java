package io.praetor.cli.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whom the client believes to be the agent; why it does not is told as Go does. */
final class ServerTrust extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager trust;
  private final String name;

  private ServerTrust(X509ExtendedTrustManager trust, String name) {
    this.trust = trust;
    this.name = name;
  }

  /**
   * Reads the authorities; those of the JDK when none are named.
   *
   * @param name that the agent's certificate must have
   */
  static TrustManager load(TlsOptions options, String name)
      throws IOException, GeneralSecurityException {
    if (!options.verify()) {
      return new TrustEverything();
    }
    List<X509Certificate> authorities = PemFiles.authorities(options);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities.isEmpty() ? null : storeOf(authorities));
    return new ServerTrust((X509ExtendedTrustManager) factory.getTrustManagers()[0], name);
  }

  private static KeyStore storeOf(List<X509Certificate> authorities)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (X509Certificate authority : authorities) {
      store.setCertificateEntry("ca-" + store.size(), authority);
    }
    return store;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    try {
      trust.checkServerTrusted(chain, type, socket);
    } catch (CertificateException refused) {
      // The alert that the agent gets follows from the cause.
      boolean plain = refused.getCause() instanceof CertPathValidatorException;
      throw new CertificateException(
          CertificateFault.text(refused, chain[0], name), plain ? refused.getCause() : refused);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    trust.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type)
      throws CertificateException {
    trust.checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type)
      throws CertificateException {
    trust.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
