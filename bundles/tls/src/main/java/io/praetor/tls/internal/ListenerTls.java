package io.praetor.tls.internal;

import io.praetor.api.config.TlsSettings;
import io.praetor.api.tls.TlsContexts;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TLS of the HTTPS listener under one set of settings. */
final class ListenerTls implements TlsContexts {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerTls.class);

  private final FollowedContext context;
  private final boolean verifyIncoming;
  private final String[] protocols;

  ListenerTls(TlsSettings settings, LongSupplier nanoTime) throws TlsException {
    this.verifyIncoming = settings.verifyIncoming();
    this.protocols = ProtocolVersions.from(settings.minVersion());
    TlsFiles files =
        TlsFiles.of(settings.caFile(), settings.caPath(), settings.certFile(), settings.keyFile());
    this.context = new FollowedContext(files, new ContextBuilder(files, verifyIncoming), nanoTime);
    warn(files);
  }

  private void warn(TlsFiles files) {
    if (KeyFileMode.isReadableByOthers(files.key())) {
      LOG.warn("key_file {} can be read by every user of this machine", files.key());
    }
    List<String> disabled = ProtocolVersions.disabledByPlatform(protocols);
    if (!disabled.isEmpty()) {
      LOG.warn("tls_min_version allows {}, which this Java runtime refuses", disabled);
    }
  }

  @Override
  public SSLContext https() {
    return context.get();
  }

  @Override
  public boolean verifyIncomingHttps() {
    return verifyIncoming;
  }

  @Override
  public String[] protocols() {
    return protocols.clone();
  }
}
