package io.praetor.tls.internal;

import io.praetor.api.config.TlsSettings;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;

/** TLS of the HTTPS listener under one set of settings. */
final class ListenerTls {

  private final FollowedContext context;
  private final boolean verifyIncoming;
  private final String[] protocols;
  private final String[] cipherSuites;

  ListenerTls(TlsSettings settings, LongSupplier nanoTime) throws TlsException {
    this.verifyIncoming = settings.verifyIncoming();
    this.protocols = ProtocolVersions.from(settings.minVersion());
    this.cipherSuites = CipherSuites.enabled(settings.cipherSuites());
    TlsFiles files =
        TlsFiles.of(settings.caFile(), settings.caPath(), settings.certFile(), settings.keyFile());
    if (!files.hasIdentity()) {
      throw new TlsException("no cert_file and key_file are configured");
    }
    this.context = new FollowedContext(files, new ContextBuilder(files, verifyIncoming), nanoTime);
    TlsWarnings.say("https", files, protocols);
  }

  static boolean isConfigured(TlsSettings settings) {
    return !settings.certFile().isEmpty() || !settings.keyFile().isEmpty();
  }

  SSLContext https() {
    return context.get();
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
