package io.praetor.api.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * How agents of this configuration talk TLS to each other.
 *
 * @param context both sides; trusts the configured authorities only
 * @param outgoing whether own connections must use TLS
 * @param verifyIncoming whether callers must use TLS and present a trusted certificate
 * @param verifyServerName whether a server's certificate must carry its {@link #serverName}, of
 *     servers that call as well as of those that are called
 * @param domain the last part of server names
 * @param protocols allowed versions, such as {@code TLSv1.2}
 * @param cipherSuites allowed ones, those of TLS 1.3 included; never empty
 * @param authorities those of the configuration, for agents that servers hand certificates to
 * @param awaitsCertificate whether this agent has no certificate before servers have handed one to
 *     it, and says nothing to anybody until then but that it wants one
 */
public record RpcTls(
    SSLContext context,
    boolean outgoing,
    boolean verifyIncoming,
    boolean verifyServerName,
    String domain,
    String[] protocols,
    String[] cipherSuites,
    List<X509Certificate> authorities,
    boolean awaitsCertificate) {

  /** The DNS name in the certificate of every server of a datacenter. */
  public String serverName(String datacenter) {
    return "server." + datacenter + "." + domain;
  }
}
