package io.praetor.tls.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Reads all files and makes one context of them, or says what is wrong with which file. */
final class ContextBuilder {

  /** The store lives in memory only, so its password protects nothing. */
  private static final char[] PASSWORD = new char[0];

  private final TlsFiles files;
  private final boolean verifyIncoming;

  ContextBuilder(TlsFiles files, boolean verifyIncoming) {
    this.files = files;
    this.verifyIncoming = verifyIncoming;
  }

  SSLContext build() throws TlsException {
    if (verifyIncoming && !files.hasAuthorities()) {
      throw new TlsException("VerifyIncoming set, and no CA certificate provided!");
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), trustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException("cannot make a TLS context", e);
    }
  }

  /** An agent that only calls others may have no certificate of its own. */
  private KeyManager[] keyManagers() throws TlsException, GeneralSecurityException, IOException {
    if (!files.hasIdentity()) {
      return new KeyManager[0];
    }
    Identity identity =
        Identity.read(
            files.certificate().orElseThrow(() -> new TlsException("key_file without cert_file")),
            files.key().orElseThrow(() -> new TlsException("cert_file without key_file")));
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "agent", identity.key(), PASSWORD, identity.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  /** Without configured authorities nobody is trusted, rather than whom the platform trusts. */
  private TrustManager[] trustManagers()
      throws TlsException, GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    int number = 0;
    for (Path file : files.authorityFiles()) {
      for (X509Certificate authority : new PemFile("ca_file", file).certificates()) {
        store.setCertificateEntry("authority-" + number++, authority);
      }
    }
    if (files.hasAuthorities() && number == 0) {
      throw new TlsException("ca_path " + files.authorityDirectory().orElseThrow() + " is empty");
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .map(one -> one instanceof X509ExtendedTrustManager trust ? new ExplainedTrust(trust) : one)
        .toArray(TrustManager[]::new);
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }
}
