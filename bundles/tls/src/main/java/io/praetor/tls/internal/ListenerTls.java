package io.praetor.tls.internal;

import io.praetor.api.config.TlsSettings;
import io.praetor.api.tls.MeshCredentials;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** TLS of the HTTPS listener under one set of settings. */
final class ListenerTls {

  private final TlsFiles files;
  private final FollowedContext context;
  private final boolean verifyIncoming;
  private final String[] protocols;
  private final String[] cipherSuites;

  /**
   * @param mesh what it has given to this agent; servers take nothing of it here
   */
  ListenerTls(TlsSettings settings, Supplier<MeshCredentials.Held> mesh, LongSupplier nanoTime)
      throws TlsException {
    this.verifyIncoming = settings.verifyIncoming();
    this.protocols = ProtocolVersions.from(settings.minVersion());
    this.cipherSuites = CipherSuites.enabled(settings.cipherSuites());
    this.files =
        TlsFiles.of(settings.caFile(), settings.caPath(), settings.certFile(), settings.keyFile());
    if (!files.hasIdentity() && !settings.handedOut()) {
      throw new TlsException("no cert_file and key_file are configured");
    }
    this.context =
        new FollowedContext(
            files,
            new ContextBuilder(files, verifyIncoming, false),
            settings.handedOut() ? mesh : () -> null,
            nanoTime);
    TlsWarnings.say("https", files, protocols);
  }

  static boolean isConfigured(TlsSettings settings) {
    return !settings.certFile().isEmpty() || !settings.keyFile().isEmpty() || settings.handedOut();
  }

  /** Null while there is no certificate yet. */
  SSLContext https() {
    MadeContext now = context.get();
    return files.hasIdentity() || now.isCertified() ? now.context() : null;
  }

  boolean verifyIncomingHttps() {
    return verifyIncoming;
  }

  String[] protocols() {
    return protocols.clone();
  }

  String[] cipherSuites() {
    return cipherSuites.clone();
  }
}
