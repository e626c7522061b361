package io.praetor.rpc.internal.channel;

import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What the certificate of a peer says; that it is trusted was found out in the handshake. */
public final class PeerCertificate {

  /** RFC 5280 §4.2.1.6: the number of dNSName among general names. */
  private static final int DNS_NAME = 2;

  /** The same for uniformResourceIdentifier. */
  private static final int URI = 6;

  /** What authorities of a mesh sign for agents and for services. */
  private static final Pattern OF_THE_MESH =
      Pattern.compile("spiffe://[^/]+/(agent/client|ns/[^/]+)/dc/.*");

  private PeerCertificate() {}

  /** Whether the peer has a certificate with exactly this DNS name; wild cards do not count. */
  public static boolean carries(SSLSession session, String name) {
    return names(session, DNS_NAME).anyMatch(name::equalsIgnoreCase);
  }

  /** Whether the peer is an agent or a service of a mesh: whatever else it says, no server. */
  public static boolean isOfTheMesh(SSLSession session) {
    return names(session, URI).anyMatch(PeerCertificate::isOfTheMesh);
  }

  /** DNS names and URIs of the peer's certificate, as they stand there; none without one. */
  public static List<String> names(SSLSession session) {
    return Stream.concat(names(session, DNS_NAME), names(session, URI)).toList();
  }

  /** Whether a URI says that a certificate is that of an agent or a service of a mesh. */
  public static boolean isOfTheMesh(String uri) {
    return OF_THE_MESH.matcher(uri).matches();
  }

  private static Stream<String> names(SSLSession session, int kind) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      Collection<List<?>> names =
          chain[0] instanceof X509Certificate leaf ? leaf.getSubjectAlternativeNames() : null;
      return names == null
          ? Stream.of()
          : names.stream()
              .filter(name -> Integer.valueOf(kind).equals(name.get(0)))
              .map(name -> String.valueOf(name.get(1)));
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      // No certificate, or none whose names can be read, proves nothing.
      return Stream.of();
    }
  }
}
