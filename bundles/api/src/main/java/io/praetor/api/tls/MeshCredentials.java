package io.praetor.api.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What the authority of the mesh adds to the TLS of this agent: on a client the certificate that
 * servers have handed to it, on a server whom to take for such a client. A whiteboard service; the
 * {@code tls} bundle asks it for each new connection.
 */
@ConsumerType
public interface MeshCredentials {

  /**
   * As they are now: the same object until something changes, null before anything is known. Any
   * thread; never blocks.
   */
  Held current();

  /**
   * Everything, whole.
   *
   * @param own who this agent is; null on servers, which have files for that
   * @param agents how the SPIFFE id of each client agent of this datacenter begins; its node's name
   *     is the rest
   * @param roots who vouch for agents, and for nobody else here
   * @param authorities whom servers trust by their configuration, in addition to one's own; none on
   *     servers
   * @param verifyServerName whether servers have to prove themselves by their name, as these do
   */
  record Held(
      Identity own,
      String agents,
      List<X509Certificate> roots,
      List<X509Certificate> authorities,
      boolean verifyServerName) {}

  /**
   * A key, and what vouches for it.
   *
   * @param chain the key's own certificate first
   */
  record Identity(PrivateKey key, List<X509Certificate> chain) {

    /** Says nothing of the key. */
    @Override
    public String toString() {
      return "identity of " + chain.get(0).getSubjectX500Principal();
    }
  }
}
