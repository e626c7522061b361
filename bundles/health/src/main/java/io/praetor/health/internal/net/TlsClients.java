package io.praetor.health.internal.net;

import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.praetor.api.tls.RpcTls;
import io.praetor.api.tls.TlsContexts;
import io.praetor.format.tls.TrustEverybody;
import io.praetor.spi.check.CheckDefinition;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * TLS towards what is checked. Trusts whom this Java trusts, or nobody in particular where a check
 * says so; or talks as this agent, with its certificate and authorities, where the configuration
 * says so. Thread-safe.
 */
public final class TlsClients {

  private final boolean asAgent;
  private final String agentName;
  private SSLContext usual; // guarded by this; made when it is needed, since that is slow
  private SSLContext trusting; // guarded by this
  private TlsContexts contexts; // guarded by this
  private RpcTls last; // guarded by this

  /**
   * Clients.
   *
   * @param asAgent whether the agent's certificates are used
   * @param agentName the name that is expected then, unless a check says another one
   */
  public TlsClients(boolean asAgent, String agentName) {
    this.asAgent = asAgent;
    this.agentName = agentName;
  }

  /** These are the agent's certificates now. */
  public synchronized void use(TlsContexts now) {
    contexts = now;
  }

  /** These are no more; what they said last holds until there are others. */
  public synchronized void forget(TlsContexts gone) {
    if (contexts == gone) {
      contexts = null;
    }
  }

  /**
   * A handler for a connection.
   *
   * @param host that was asked for, whose name is expected
   * @param protocols offered to be talked inside
   */
  public SslHandler handler(CheckDefinition definition, HostPort host, String... protocols) {
    boolean skip = definition.flag("TLSSkipVerify");
    RpcTls agent = agent();
    String given = definition.text("TLSServerName");
    String name = !given.isEmpty() ? given : agent == null ? host.host() : agentName;
    SSLContext context = !skip && agent != null ? agent.context() : own(skip);
    SSLEngine engine = context.createSSLEngine(name, host.port());
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    if (agent != null) {
      parameters.setProtocols(agent.protocols());
      parameters.setCipherSuites(agent.cipherSuites());
    }
    if (!skip) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    parameters.setServerNames(serverNames(name));
    parameters.setApplicationProtocols(protocols);
    engine.setSSLParameters(parameters);
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(0);
    return handler;
  }

  /** What Java sends by itself, and names without a dot, too. */
  private static List<SNIServerName> serverNames(String name) {
    if (name.isEmpty() || NetUtil.createInetAddressFromIpAddressString(name) != null) {
      return List.of();
    }
    try {
      return List.of(new SNIHostName(name));
    } catch (IllegalArgumentException notOfTheAlphabet) {
      return List.of(); // such as one with an underscore, which the protocol does not know
    }
  }

  /** Asks anew each time, so that new connections follow changed files; null for none. */
  private synchronized RpcTls agent() {
    if (asAgent && contexts != null) {
      last = contexts.rpc();
    }
    return last;
  }

  private synchronized SSLContext own(boolean skipVerify) {
    if (skipVerify) {
      trusting = trusting == null ? context(new TrustEverybody()) : trusting;
      return trusting;
    }
    usual = usual == null ? context() : usual;
    return usual;
  }

  /**
   * A context.
   *
   * @param trust none for those whom this Java trusts
   */
  private static SSLContext context(TrustManager... trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.length == 0 ? null : trust, null);
      return context;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no TLS", missing);
    }
  }
}
