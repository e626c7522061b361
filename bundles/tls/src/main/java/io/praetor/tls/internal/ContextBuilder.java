package io.praetor.tls.internal;

import io.praetor.api.tls.MeshCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Reads all files and makes one context of them and of what the mesh has given, or says what is
 * wrong with which file.
 */
final class ContextBuilder {

  /** The store lives in memory only, so its password protects nothing. */
  private static final char[] PASSWORD = new char[0];

  private final TlsFiles files;
  private final boolean verifyIncoming;
  private final boolean handedFirst;

  /**
   * @param handedFirst whether a certificate that servers have handed out goes before that of the
   *     files, rather than taking its place where there is none
   */
  ContextBuilder(TlsFiles files, boolean verifyIncoming, boolean handedFirst) {
    this.files = files;
    this.verifyIncoming = verifyIncoming;
    this.handedFirst = handedFirst;
  }

  /**
   * Makes it.
   *
   * @param mesh null for nothing
   */
  MadeContext build(MeshCredentials.Held mesh) throws TlsException {
    if (verifyIncoming && !files.hasAuthorities()) {
      throw new TlsException("VerifyIncoming set, and no CA certificate provided!");
    }
    try {
      List<X509Certificate> configured = configured();
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(identity(mesh)), new TrustManager[] {trust(configured, mesh)}, null);
      return new MadeContext(context, configured, mesh);
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException("cannot make a TLS context", e);
    }
  }

  /** Null for none: an agent that only calls others may do without. */
  private Identity identity(MeshCredentials.Held mesh) throws TlsException {
    boolean handed = mesh != null && mesh.own() != null && (handedFirst || !files.hasIdentity());
    if (handed) {
      return new Identity(mesh.own().key(), mesh.own().chain());
    }
    return files.hasIdentity()
        ? Identity.read(
            files.certificate().orElseThrow(() -> new TlsException("key_file without cert_file")),
            files.key().orElseThrow(() -> new TlsException("cert_file without key_file")))
        : null;
  }

  private static KeyManager[] keyManagers(Identity identity)
      throws GeneralSecurityException, IOException {
    if (identity == null) {
      return new KeyManager[0];
    }
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "agent", identity.key(), PASSWORD, identity.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  private List<X509Certificate> configured() throws TlsException {
    List<X509Certificate> authorities = new ArrayList<>();
    for (Path file : files.authorityFiles()) {
      authorities.addAll(new PemFile("ca_file", file).certificates());
    }
    if (files.hasAuthorities() && authorities.isEmpty()) {
      throw new TlsException("ca_path " + files.authorityDirectory().orElseThrow() + " is empty");
    }
    return List.copyOf(authorities);
  }

  static X509ExtendedTrustManager trust(List<X509Certificate> configured, MeshCredentials.Held mesh)
      throws GeneralSecurityException, IOException {
    if (mesh == null) {
      return trust(configured);
    }
    List<X509Certificate> all = new ArrayList<>(configured);
    all.addAll(mesh.authorities());
    return new AgentTrust(trust(all), trust(mesh.roots()), mesh.agents());
  }

  /** Where there are no authorities nobody is trusted, rather than whom the platform trusts. */
  private static X509ExtendedTrustManager trust(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    int number = 0;
    for (X509Certificate authority : authorities) {
      store.setCertificateEntry("authority-" + number++, authority);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager one : factory.getTrustManagers()) {
      if (one instanceof X509ExtendedTrustManager platform) {
        return new ExplainedTrust(platform);
      }
    }
    throw new GeneralSecurityException("this Java runtime has no manager of trust in X.509");
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }
}
