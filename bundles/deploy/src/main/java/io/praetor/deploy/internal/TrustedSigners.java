package io.praetor.deploy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.jar.Manifest;

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

  /** Refuses a jar of which anything is not signed by one of them, or is missing. */
  void require(Path jar) throws DeployException {
    try (JarFile file = new JarFile(jar.toFile(), true)) {
      Set<String> names = new HashSet<>();
      boolean any = false;
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        // A class is found as "X.class/", too, when there is no "X.class".
        if (!names.add(entry.getName().replaceFirst("/+$", ""))) {
          throw new DeployException(entry.getName() + " is there twice");
        }
        any |= requireEntry(file, entry);
      }
      requireWhole(file, names);
      if (!any) {
        throw new DeployException("there is nothing in the jar");
      }
    } catch (IOException | SecurityException e) {
      throw new DeployException("the signature cannot be verified: " + e.getMessage(), e);
    }
  }

  /** Taking a file away breaks no signature, and may let another one be found in its place. */
  private static void requireWhole(JarFile file, Set<String> names)
      throws IOException, DeployException {
    Manifest manifest = file.getManifest();
    for (String signed : manifest == null ? Set.<String>of() : manifest.getEntries().keySet()) {
      if (!names.contains(signed)) {
        throw new DeployException(signed + " was signed and is missing");
      }
    }
  }

  /** Returns whether it is content. */
  private boolean requireEntry(JarFile file, JarEntry entry) throws IOException, DeployException {
    if (isSignature(entry.getName())) {
      return false;
    }
    long size = read(file, entry); // Only then it is verified.
    if (entry.isDirectory()) {
      if (size > 0) {
        throw new DeployException(entry.getName() + " is a directory with content");
      }
      return false;
    }
    CodeSigner[] signers = entry.getCodeSigners();
    if (signers == null || List.of(signers).stream().noneMatch(this::isTrusted)) {
      throw new DeployException(
          entry.getName() + " is not signed with a certificate of the configured signers");
    }
    return true;
  }

  private static long read(JarFile file, JarEntry entry) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      return in == null ? 0 : in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static boolean isSignature(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith(META)
        && upper.indexOf('/', META.length()) < 0
        && (upper.equals(JarFile.MANIFEST_NAME) || SIGNATURES.stream().anyMatch(upper::endsWith));
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
