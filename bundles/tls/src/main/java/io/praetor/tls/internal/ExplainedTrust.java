package io.praetor.tls.internal;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts whom the platform trusts with the configured authorities, and says of a refused peer whose
 * certificate it showed and what is wrong with it. JSSE makes the message of the failed handshake
 * from that; the cause stays what it was, since the alert to the peer is chosen by it.
 */
final class ExplainedTrust extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager platform;

  ExplainedTrust(X509ExtendedTrustManager platform) {
    this.platform = platform;
  }

  private interface Check {

    void run() throws CertificateException;
  }

  private static void explain(X509Certificate[] chain, Check check) throws CertificateException {
    try {
      check.run();
    } catch (CertificateException e) {
      throw new CertificateException(text(chain, e), e.getCause() == null ? e : e.getCause());
    }
  }

  private static String text(X509Certificate[] chain, CertificateException failure) {
    String reason = reason(failure);
    if (chain.length == 0) {
      return reason;
    }
    return "certificate of "
        + chain[0].getSubjectX500Principal().getName()
        + ", issued by "
        + chain[0].getIssuerX500Principal().getName()
        + ": "
        + reason;
  }

  private static String reason(CertificateException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "expired, " + cause.getMessage();
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "not valid yet, " + cause.getMessage();
      }
      if (cause instanceof CertPathBuilderException) {
        return "no configured authority vouches for it";
      }
    }
    return failure.getMessage();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    explain(chain, () -> platform.checkClientTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    explain(chain, () -> platform.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    explain(chain, () -> platform.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    explain(chain, () -> platform.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    explain(chain, () -> platform.checkClientTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    explain(chain, () -> platform.checkServerTrusted(chain, type));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return platform.getAcceptedIssuers();
  }
}
