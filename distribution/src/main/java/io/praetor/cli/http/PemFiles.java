package io.praetor.cli.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Certificates and keys from PEM files. */
final class PemFiles {

  private static final char[] NO_PASSWORD = new char[0];

  private PemFiles() {}

  /** Null, the JDK's own authorities, when no file is named. */
  static TrustManager[] trustManagers(TlsOptions options)
      throws GeneralSecurityException, IOException {
    if (!options.verify()) {
      return new TrustManager[] {new TrustEverything()};
    }
    List<Path> files = authorityFiles(options);
    if (files.isEmpty()) {
      return null;
    }
    KeyStore store = emptyStore();
    for (Path file : files) {
      for (Certificate certificate : certificates(file)) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Null when the client shows no certificate. */
  static KeyManager[] keyManagers(TlsOptions options) throws GeneralSecurityException, IOException {
    if (options.clientCert().isEmpty() || options.clientKey().isEmpty()) {
      return null;
    }
    Collection<? extends Certificate> chain = certificates(Path.of(options.clientCert().get()));
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "client",
        privateKey(Path.of(options.clientKey().get())),
        NO_PASSWORD,
        chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static List<Path> authorityFiles(TlsOptions options) throws IOException {
    List<Path> files = new ArrayList<>();
    options.caFile().map(Path::of).ifPresent(files::add);
    if (options.caPath().isPresent()) {
      try (Stream<Path> found = Files.list(Path.of(options.caPath().get()))) {
        found.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return files;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }

  /** PKCS#8, or the older forms that "tls cert create" and OpenSSL write. */
  private static PrivateKey privateKey(Path file) throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(reader)) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        if (part instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        } else if (part instanceof PrivateKeyInfo key) {
          return converter.getPrivateKey(key);
        }
      }
    }
    throw new IOException(file + " holds no private key");
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
