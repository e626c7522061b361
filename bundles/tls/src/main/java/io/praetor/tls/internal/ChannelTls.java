package io.praetor.tls.internal;

import io.praetor.api.config.TlsSettings;
import io.praetor.api.tls.MeshCredentials;
import io.praetor.api.tls.RpcTls;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** TLS between agents under one set of settings. */
final class ChannelTls {

  private final TlsSettings settings;
  private final TlsFiles files;
  private final FollowedContext context;
  private final String[] protocols;
  private final String[] cipherSuites;

  ChannelTls(TlsSettings settings, Supplier<MeshCredentials.Held> mesh, LongSupplier nanoTime)
      throws TlsException {
    this.settings = settings;
    this.protocols = ProtocolVersions.from(settings.rpcMinVersion());
    this.cipherSuites = CipherSuites.enabled(settings.rpcCipherSuites());
    this.files = files(settings);
    check();
    this.context =
        new FollowedContext(
            files, new ContextBuilder(files, settings.rpcVerifyIncoming(), true), mesh, nanoTime);
    TlsWarnings.say("internal_rpc", files, protocols);
    if (settings.server() && settings.rpcVerifyServerHostname()) {
      TlsWarnings.sayUnlessNamed(files, current().serverName(settings.datacenter()));
    }
  }

  static boolean isConfigured(TlsSettings settings) {
    return files(settings).any()
        || settings.rpcVerifyIncoming()
        || settings.rpcVerifyOutgoing()
        || settings.rpcVerifyServerHostname()
        || settings.handedOut();
  }

  private static TlsFiles files(TlsSettings settings) {
    return TlsFiles.of(
        settings.rpcCaFile(), settings.rpcCaPath(), settings.rpcCertFile(), settings.rpcKeyFile());
  }

  private void check() throws TlsException {
    if (settings.handedOut() && !files.hasAuthorities()) {
      throw new TlsException("auto_encrypt.tls set, and no CA certificate provided!");
    }
    if (outgoing() && !files.hasAuthorities()) {
      throw new TlsException("VerifyOutgoing set, and no CA certificate provided!");
    }
    boolean certified = files.hasIdentity() || settings.handedOut();
    if (settings.rpcVerifyIncoming() && files.hasAuthorities() && !certified) {
      throw new TlsException("VerifyIncoming set, and no Cert/Key pair provided!");
    }
  }

  /** A name can only be verified where there is TLS, so that demands it, as in Consul. */
  private boolean outgoing() {
    return settings.rpcVerifyOutgoing()
        || settings.rpcVerifyServerHostname()
        || settings.handedOut();
  }

  /** As it is now. */
  RpcTls current() {
    MadeContext now = context.get();
    boolean told = now.mesh() != null && now.mesh().verifyServerName();
    return new RpcTls(
        now.context(),
        outgoing(),
        settings.rpcVerifyIncoming(),
        settings.rpcVerifyServerHostname() || told,
        domain(),
        protocols.clone(),
        cipherSuites.clone(),
        now.authorities(),
        settings.handedOut() && !files.hasIdentity() && !now.isCertified());
  }

  /** Domains are often written with the dot of the root; certificates have none. */
  private String domain() {
    String domain = settings.domain();
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }
}
