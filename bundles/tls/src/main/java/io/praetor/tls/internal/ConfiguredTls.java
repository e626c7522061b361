package io.praetor.tls.internal;

import io.praetor.api.config.TlsSettings;
import io.praetor.api.tls.MeshCredentials;
import io.praetor.api.tls.RpcTls;
import io.praetor.api.tls.TlsContexts;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** All TLS of one set of settings: that of the HTTPS listener, that between agents, or both. */
final class ConfiguredTls implements TlsContexts {

  /** Null where HTTPS is not configured. */
  private final ListenerTls listener;

  /** Null where TLS between agents is not configured. */
  private final ChannelTls channel;

  ConfiguredTls(TlsSettings settings, Supplier<MeshCredentials.Held> mesh, LongSupplier nanoTime)
      throws TlsException {
    channel = ChannelTls.isConfigured(settings) ? new ChannelTls(settings, mesh, nanoTime) : null;
    boolean wanted = ListenerTls.isConfigured(settings) || channel == null;
    listener = wanted ? new ListenerTls(settings, mesh, nanoTime) : null;
  }

  @Override
  public SSLContext https() {
    return listener().https();
  }

  @Override
  public boolean verifyIncomingHttps() {
    return listener().verifyIncomingHttps();
  }

  @Override
  public String[] protocols() {
    return listener().protocols();
  }

  @Override
  public String[] cipherSuites() {
    return listener().cipherSuites();
  }

  private ListenerTls listener() {
    if (listener == null) {
      throw new IllegalStateException("no certificate for HTTPS is configured");
    }
    return listener;
  }

  @Override
  public RpcTls rpc() {
    return channel == null ? null : channel.current();
  }
}
