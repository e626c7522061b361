package io.praetor.api.tls;

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
 */
public record RpcTls(
    SSLContext context,
    boolean outgoing,
    boolean verifyIncoming,
    boolean verifyServerName,
    String domain,
    String[] protocols,
    String[] cipherSuites) {

  /** The DNS name in the certificate of every server of a datacenter. */
  public String serverName(String datacenter) {
    return "server." + datacenter + "." + domain;
  }
}
