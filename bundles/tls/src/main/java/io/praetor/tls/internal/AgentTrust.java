package io.praetor.tls.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Takes for a caller also a client agent for which the mesh vouches. Nobody else of the mesh: its
 * services have certificates of the same roots, and are no agents. Who is called is none of the
 * mesh either; only configured authorities vouch for servers.
 */
final class AgentTrust extends X509ExtendedTrustManager {

  /** RFC 5280 §4.2.1.6: the number of uniformResourceIdentifier among general names. */
  private static final int URI = 6;

  private static final int AUTHORITY_BEGINS = "spiffe://".length();

  private final X509ExtendedTrustManager configured;
  private final X509ExtendedTrustManager mesh;
  private final String agents;

  /**
   * @param configured trusts whom the files say
   * @param mesh trusts whom the roots of the mesh vouch for
   * @param agents how the ids of agents begin
   */
  AgentTrust(X509ExtendedTrustManager configured, X509ExtendedTrustManager mesh, String agents) {
    this.configured = configured;
    this.mesh = mesh;
    this.agents = agents;
  }

  /** Who is to judge the caller. */
  private X509ExtendedTrustManager judge(X509Certificate[] chain) throws CertificateException {
    List<String> ids = chain.length == 0 ? List.of() : ids(chain[0]);
    if (ids.stream().noneMatch(id -> id.startsWith(domain()))) {
      return configured;
    }
    if (ids.size() != 1 || !isAgent(ids.get(0))) {
      throw new CertificateException(
          "certificate of " + ids + ": not one of a client agent of this datacenter");
    }
    return mesh;
  }

  /** The trust domain, as far as its slash. */
  private String domain() {
    return agents.substring(0, agents.indexOf('/', AUTHORITY_BEGINS) + 1);
  }

  private boolean isAgent(String id) {
    return id.length() > agents.length()
        && id.startsWith(agents)
        && id.indexOf('/', agents.length()) < 0;
  }

  private static List<String> ids(X509Certificate leaf) throws CertificateParsingException {
    Collection<List<?>> names = leaf.getSubjectAlternativeNames();
    return names == null
        ? List.of()
        : names.stream()
            .filter(name -> Integer.valueOf(URI).equals(name.get(0)))
            .map(name -> String.valueOf(name.get(1)))
            .toList();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge(chain).checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge(chain).checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge(chain).checkClientTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    configured.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    configured.checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    configured.checkServerTrusted(chain, type);
  }

  /** Callers choose by these which certificate they show. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return Stream.of(configured, mesh)
        .flatMap(one -> Arrays.stream(one.getAcceptedIssuers()))
        .toArray(X509Certificate[]::new);
  }
}
