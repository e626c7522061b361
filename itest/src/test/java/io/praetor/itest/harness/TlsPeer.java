package io.praetor.itest.harness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntConsumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** Somebody at a port of an agent, who is told nothing by what is tested. */
public final class TlsPeer {

  private static final int LIMIT_MILLIS = 20_000;
  private static final char[] PASSWORD = new char[0];

  private final SSLContext context;
  private final String[] protocols;
  private final String[] suites;

  private TlsPeer(SSLContext context, String[] protocols, String... suites) {
    this.context = context;
    this.protocols = protocols.clone();
    this.suites = suites.clone();
  }

  /** One who trusts an authority, and has no certificate. */
  public static TlsPeer nameless(Authority trusted) throws Exception {
    return new TlsPeer(context(trusted, null), new String[] {"TLSv1.2"});
  }

  /** One who has a certificate, too. */
  public static TlsPeer of(Authority trusted, Authority issuer, Duration rest) throws Exception {
    Authority.Issued issued = issuer.issue("peer", Instant.now().plus(rest));
    return new TlsPeer(context(trusted, issued), new String[] {"TLSv1.2"});
  }

  /**
   * One who shows a certificate that was got elsewhere.
   *
   * @param own null for none
   */
  public static TlsPeer showing(X509Certificate trusted, Authority.Issued own) throws Exception {
    return new TlsPeer(context(trusted, own), new String[] {"TLSv1.2"});
  }

  /** The same, talking another version. */
  public TlsPeer version(String protocol) {
    return new TlsPeer(context, new String[] {protocol}, suites);
  }

  /** The same, offering only these. */
  public TlsPeer suites(String... offered) {
    return new TlsPeer(context, protocols, offered);
  }

  /**
   * Shakes hands.
   *
   * @param met called with the port from which the peer came, before
   */
  public void meet(InetSocketAddress agent, IntConsumer met) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(agent, LIMIT_MILLIS);
      plain.setSoTimeout(LIMIT_MILLIS);
      met.accept(plain.getLocalPort());
      try (SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, "peer", 0, false)) {
        socket.setEnabledProtocols(protocols);
        if (suites.length > 0) {
          socket.setEnabledCipherSuites(suites);
        }
        socket.startHandshake();
      }
    }
  }

  /** Shakes hands, and stays. */
  public SSLSocket open(InetSocketAddress agent) throws IOException {
    return open(agent, new byte[0]);
  }

  /** As {@link #open(InetSocketAddress)}, with something in front. */
  public SSLSocket open(InetSocketAddress agent, byte[] before) throws IOException {
    Socket plain = new Socket();
    plain.connect(agent, LIMIT_MILLIS);
    plain.setSoTimeout(LIMIT_MILLIS);
    plain.getOutputStream().write(before);
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "peer", 0, true);
    try {
      socket.setEnabledProtocols(protocols);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static SSLContext context(Authority trusted, Authority.Issued own) throws Exception {
    return context(trusted.certificate(), own);
  }

  private static SSLContext context(X509Certificate trusted, Authority.Issued own)
      throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, PASSWORD);
    trust.setCertificateEntry("trusted", trusted);
    TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    KeyManager[] keys = own == null ? new KeyManager[0] : new KeyManager[] {new Shown(own)};
    context.init(keys, trustManagers.getTrustManagers(), null);
    return context;
  }

  /** Shows its certificate also to those who ask for one of other authorities. */
  private static final class Shown extends X509ExtendedKeyManager {

    private static final String ALIAS = "me";

    private final Authority.Issued own;

    Shown(Authority.Issued own) {
      this.own = own;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return ALIAS;
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {own.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return own.key();
    }
  }
}
