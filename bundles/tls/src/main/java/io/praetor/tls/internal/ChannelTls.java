package io.praetor.tls.internal;

import io.praetor.api.config.TlsSettings;
import io.praetor.api.tls.RpcTls;
import java.util.function.LongSupplier;

/** TLS between agents under one set of settings. */
final class ChannelTls {

  private final TlsSettings settings;
  private final FollowedContext context;
  private final String[] protocols;
  private final String[] cipherSuites;

  ChannelTls(TlsSettings settings, LongSupplier nanoTime) throws TlsException {
    this.settings = settings;
    this.protocols = ProtocolVersions.from(settings.rpcMinVersion());
    this.cipherSuites = CipherSuites.enabled(settings.rpcCipherSuites());
    TlsFiles files = files(settings);
    check(files);
    this.context =
        new FollowedContext(
            files, new ContextBuilder(files, settings.rpcVerifyIncoming()), nanoTime);
    TlsWarnings.say("internal_rpc", files, protocols);
    if (settings.server() && settings.rpcVerifyServerHostname()) {
      TlsWarnings.sayUnlessNamed(files, current().serverName(settings.datacenter()));
    }
  }

  static boolean isConfigured(TlsSettings settings) {
    return files(settings).any()
        || settings.rpcVerifyIncoming()
        || settings.rpcVerifyOutgoing()
        || settings.rpcVerifyServerHostname();
  }

  private static TlsFiles files(TlsSettings settings) {
    return TlsFiles.of(
        settings.rpcCaFile(), settings.rpcCaPath(), settings.rpcCertFile(), settings.rpcKeyFile());
  }

  private void check(TlsFiles files) throws TlsException {
    if (outgoing() && !files.hasAuthorities()) {
      throw new TlsException("VerifyOutgoing set, and no CA certificate provided!");
    }
    if (settings.rpcVerifyIncoming() && files.hasAuthorities() && !files.hasIdentity()) {
      throw new TlsException("VerifyIncoming set, and no Cert/Key pair provided!");
    }
  }

  /** A name can only be verified where there is TLS, so that demands it, as in Consul. */
  private boolean outgoing() {
    return settings.rpcVerifyOutgoing() || settings.rpcVerifyServerHostname();
  }

  /** As it is now. */
  RpcTls current() {
    return new RpcTls(
        context.get(),
        outgoing(),
        settings.rpcVerifyIncoming(),
        settings.rpcVerifyServerHostname(),
        domain(),
        protocols.clone(),
        cipherSuites.clone());
  }

  /** Domains are often written with the dot of the root; certificates have none. */
  private String domain() {
    String domain = settings.domain();
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }
}
