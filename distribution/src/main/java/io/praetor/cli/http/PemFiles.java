package io.praetor.cli.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Certificates and keys from PEM files. What is wrong with them is told as Consul does. */
final class PemFiles {

  private PemFiles() {}

  /** The authorities that are trusted; none when no file is named. */
  static List<X509Certificate> authorities(TlsOptions options) throws IOException {
    List<X509Certificate> authorities = new ArrayList<>();
    if (options.caFile().isPresent()) {
      authorities.addAll(authorities(Path.of(options.caFile().get()), "Error loading CA File: "));
    }
    if (options.caPath().isPresent()) {
      for (Path file : filesBelow(Path.of(options.caPath().get()))) {
        authorities.addAll(authorities(file, "Error loading CA from CAPath: "));
      }
    }
    return authorities;
  }

  private static List<Path> filesBelow(Path directory) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    } catch (NoSuchFileException absent) {
      throw new IOException("lstat " + directory + ": no such file or directory", absent);
    }
  }

  private static List<X509Certificate> authorities(Path file, String failed) throws IOException {
    List<X509Certificate> found;
    try {
      found = certificates(bytes(file));
    } catch (IOException unreadable) {
      throw new IOException(failed + unreadable.getMessage(), unreadable);
    }
    if (found.isEmpty()) {
      throw new IOException(failed + "Couldn't parse PEM in: " + file);
    }
    return found;
  }

  /** A certificate and those of the authorities between it and the one that others know. */
  static List<X509Certificate> chain(Path file) throws IOException {
    List<X509Certificate> chain = certificates(bytes(file));
    if (chain.isEmpty()) {
      throw new IOException("tls: failed to find any PEM data in certificate input");
    }
    return chain;
  }

  /** None where there is nothing that can be read. */
  private static List<X509Certificate> certificates(byte[] text) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(text))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException malformed) {
      return List.of();
    }
  }

  /** PKCS#8, or the older forms that "tls cert create" and OpenSSL write. */
  static PrivateKey key(Path file) throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    ByteArrayInputStream text = new ByteArrayInputStream(bytes(file));
    try (Reader reader = new InputStreamReader(text, StandardCharsets.ISO_8859_1);
        PEMParser parser = new PEMParser(reader)) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        if (part instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        } else if (part instanceof PrivateKeyInfo key) {
          return converter.getPrivateKey(key);
        }
      }
    } catch (IOException malformed) {
      throw new IOException("tls: failed to parse private key", malformed);
    }
    throw new IOException("tls: failed to find any PEM data in key input");
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("read " + file + ": is a directory");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException absent) {
      throw new IOException("open " + file + ": no such file or directory", absent);
    } catch (AccessDeniedException denied) {
      throw new IOException("open " + file + ": permission denied", denied);
    }
  }
}
