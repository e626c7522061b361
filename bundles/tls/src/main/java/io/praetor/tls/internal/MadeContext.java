package io.praetor.tls.internal;

import io.praetor.api.tls.MeshCredentials;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * A context, and what it was made of.
 *
 * @param authorities those of the files
 * @param mesh null where the mesh had given nothing
 */
record MadeContext(
    SSLContext context, List<X509Certificate> authorities, MeshCredentials.Held mesh) {

  /** Whether this agent was handed a certificate by then. */
  boolean isCertified() {
    return mesh != null && mesh.own() != null;
  }
}
