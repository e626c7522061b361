package io.praetor.deploy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Whose plugins are accepted from afar: those of which every file is signed (JAR signatures, as
 * {@code jarsigner} makes them) with one of these certificates. Authorities mean nothing here: a
 * certificate is trusted because it is in the list, while it is valid.
 */
final class TrustedSigners {

  /** Signature files and the manifest are not signed themselves. */
  private static final String META = "META-INF/";

  private static final List<String> SIGNATURES = List.of(".SF", ".RSA", ".DSA", ".EC");

  private final Set<Certificate> trusted;

  private TrustedSigners(Set<Certificate> trusted) {
    this.trusted = trusted;
  }

  /**
   * Reads certificates.
   *
   * @param files in PEM, each with one or more
   */
  static TrustedSigners read(List<String> files) throws DeployException {
    Set<Certificate> trusted = new HashSet<>();
    for (String file : files) {
      try (InputStream in = Files.newInputStream(Path.of(file))) {
        trusted.addAll(CertificateFactory.getInstance("X.509").generateCertificates(in));
      } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
        throw new DeployException("cannot read the certificate of a signer, " + file + ": " + e, e);
      }
    }
    return new TrustedSigners(Set.copyOf(trusted));
  }

  boolean isEmpty() {
    return trusted.isEmpty();
  }

  /** Refuses a jar of which anything is not signed by one of them. */
  void require(Path jar) throws DeployException {
    try (JarFile file = new JarFile(jar.toFile(), true)) {
      boolean any = false;
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (!entry.isDirectory() && !isSignature(entry.getName())) {
          require(file, entry);
          any = true;
        }
      }
      if (!any) {
        throw new DeployException("there is nothing in the jar");
      }
    } catch (IOException | SecurityException e) {
      throw new DeployException("the signature cannot be verified: " + e.getMessage(), e);
    }
  }

  private static boolean isSignature(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith(META)
        && upper.indexOf('/', META.length()) < 0
        && (upper.equals(JarFile.MANIFEST_NAME) || SIGNATURES.stream().anyMatch(upper::endsWith));
  }

  private void require(JarFile file, JarEntry entry) throws IOException, DeployException {
    try (InputStream in = file.getInputStream(entry)) {
      in.transferTo(java.io.OutputStream.nullOutputStream()); // Only then it is verified.
    }
    CodeSigner[] signers = entry.getCodeSigners();
    if (signers == null || List.of(signers).stream().noneMatch(this::isTrusted)) {
      throw new DeployException(
          entry.getName() + " is not signed with a certificate of the configured signers");
    }
  }

  private boolean isTrusted(CodeSigner signer) {
    Certificate leaf = signer.getSignerCertPath().getCertificates().get(0);
    try {
      if (leaf instanceof X509Certificate dated) {
        dated.checkValidity();
      }
      return trusted.contains(leaf);
    } catch (GeneralSecurityException e) {
      return false; // Not valid yet, or not any more.
    }
  }
}
