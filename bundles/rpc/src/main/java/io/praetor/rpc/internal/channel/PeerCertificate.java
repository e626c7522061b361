package io.praetor.rpc.internal.channel;

import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What the certificate of a peer says; that it is trusted was found out in the handshake. */
public final class PeerCertificate {

  /** RFC 5280 §4.2.1.6: the number of dNSName among general names. */
  private static final int DNS_NAME = 2;

  private PeerCertificate() {}

  /** Whether the peer has a certificate with exactly this DNS name; wild cards do not count. */
  public static boolean carries(SSLSession session, String name) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain[0] instanceof X509Certificate leaf && names(leaf, name);
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      // No certificate, or none whose names can be read, proves nothing.
      return false;
    }
  }

  private static boolean names(X509Certificate leaf, String name)
      throws CertificateParsingException {
    Collection<List<?>> names = leaf.getSubjectAlternativeNames();
    return names != null
        && names.stream()
            .anyMatch(
                entry ->
                    Integer.valueOf(DNS_NAME).equals(entry.get(0))
                        && entry.get(1) instanceof String text
                        && text.equalsIgnoreCase(name));
  }
}
