package io.praetor.tls.internal;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What works, but should not stay so. */
final class TlsWarnings {

  private static final Logger LOG = LoggerFactory.getLogger(TlsWarnings.class);

  private TlsWarnings() {}

  /**
   * Says it once.
   *
   * @param where which part of the settings is looked at
   */
  static void say(String where, TlsFiles files, String[] protocols) {
    files
        .key()
        .filter(KeyFileMode::isReadableByOthers)
        .ifPresent(
            key ->
                LOG.warn("{}: key_file {} can be read by every user of this machine", where, key));
    List<String> disabled = ProtocolVersions.disabledByPlatform(protocols);
    if (!disabled.isEmpty()) {
      LOG.warn("{}: tls_min_version allows {}, which this Java runtime refuses", where, disabled);
    }
  }

  /** A server that verifies names is in company that does so, too, and will turn it away. */
  static void sayUnlessNamed(TlsFiles files, String serverName) throws TlsException {
    if (files.certificate().isEmpty()) {
      LOG.warn("internal_rpc: no cert_file says that this is {}: agents refuse it", serverName);
      return;
    }
    PemFile file = new PemFile("cert_file", files.certificate().get());
    if (!names(file.certificates().get(0)).contains(serverName)) {
      LOG.warn("internal_rpc: {} does not say that this is {}: agents refuse it", file, serverName);
    }
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().map(entry -> String.valueOf(entry.get(1))).toList();
    } catch (CertificateParsingException e) {
      return List.of(); // nobody else reads a name in it either
    }
  }
}
