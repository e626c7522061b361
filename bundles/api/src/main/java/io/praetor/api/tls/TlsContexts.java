package io.praetor.api.tls;

import javax.net.ssl.SSLContext;
import org.osgi.annotation.versioning.ProviderType;

/**
 * TLS for the listeners of this agent, from the configured PEM files. A context stays valid for the
 * connections that use it; ask again for each new connection to follow changed files.
 */
@ProviderType
public interface TlsContexts {

  /**
   * For a listener that serves HTTPS; null while this agent waits for the certificate that servers
   * hand to it.
   *
   * @throws IllegalStateException when only TLS between agents is configured
   */
  SSLContext https();

  /**
   * Whether a peer of the HTTPS listener must present a certificate of the configured authority.
   */
  boolean verifyIncomingHttps();

  /** Protocol versions that are allowed, such as {@code TLSv1.2}. */
  String[] protocols();

  /** Cipher suites that are allowed, those of TLS 1.3 included; never empty. */
  String[] cipherSuites();

  /** TLS between agents; null where no certificates for it are configured. */
  RpcTls rpc();
}
