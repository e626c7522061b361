package io.praetor.auth.internal.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Who may vouch for the certificate of another system. */
public final class Authorities {

  private final List<X509Certificate> certificates;

  private Authorities(List<X509Certificate> certificates) {
    this.certificates = certificates;
  }

  /** Those whom Java trusts, for auth methods that name nobody. */
  public static Authorities ofPlatform() {
    return new Authorities(List.of());
  }

  /**
   * The certificates in a text, and nobody else.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Authorities in(String pem) {
    List<X509Certificate> found = new ArrayList<>();
    for (PemText.Block block : PemText.blocks(pem)) {
      if (block.label().equals("CERTIFICATE")) {
        try {
          CertificateFactory factory = CertificateFactory.getInstance("X.509");
          found.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
        } catch (CertificateException notOne) {
          // Others may be.
        }
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("could not parse CA PEM value successfully");
    }
    return new Authorities(List.copyOf(found));
  }

  SSLContext context() {
    try {
      if (certificates.isEmpty()) {
        return SSLContext.getDefault();
      }
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        trusted.setCertificateEntry("ca" + i, certificates.get(i));
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException missing) {
      throw new IllegalStateException("this Java has no TLS", missing);
    }
  }
}
