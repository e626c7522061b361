package io.praetor.shell.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom a certificate is for. Agents' often have a name, and not the address that they listen at.
 */
final class CertificateName {

  private static final Logger LOG = LoggerFactory.getLogger(CertificateName.class);

  /** Kind of a name in a certificate (RFC 5280, section 4.2.1.6). */
  private static final int DNS_NAME = 2;

  private CertificateName() {}

  /** The first DNS name in a PEM file's first certificate. */
  static Optional<String> of(String file) {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Optional.empty()
          : names.stream()
              .filter(name -> name.get(0).equals(DNS_NAME))
              .map(name -> String.valueOf(name.get(1)))
              .filter(name -> !name.startsWith("*")) // nobody can be asked for by that
              .findFirst();
    } catch (IOException | CertificateException e) {
      // The command that needs it says what is wrong.
      LOG.debug("{} has no certificate to read: {}", file, e.toString());
      return Optional.empty();
    }
  }
}
