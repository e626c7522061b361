package io.praetor.rpc.internal.channel;

import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What the certificate of a peer says; that it is trusted was found out in the handshake. */
public final class PeerCertificate {

  /** RFC 5280 §4.2.1.6: the number of dNSName among general names. */
  private static final int DNS_NAME = 2;

  /** The same of uniformResourceIdentifier. */
  private static final int URI = 6;

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

  /** DNS names and URIs of a peer's certificate, as they stand there; none without one. */
  public static List<String> names(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      Collection<List<?>> names =
          chain[0] instanceof X509Certificate leaf ? leaf.getSubjectAlternativeNames() : null;
      return names == null ? List.of() : names.stream().flatMap(PeerCertificate::text).toList();
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      // No certificate, or none whose names can be read, has no names.
      return List.of();
    }
  }

  private static Stream<String> text(List<?> name) {
    boolean known =
        Integer.valueOf(DNS_NAME).equals(name.get(0)) || Integer.valueOf(URI).equals(name.get(0));
    return known && name.get(1) instanceof String text ? Stream.of(text) : Stream.empty();
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
