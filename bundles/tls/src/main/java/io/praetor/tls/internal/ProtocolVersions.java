package io.praetor.tls.internal;

import java.security.Security;
import java.util.Arrays;
import java.util.List;

/** From Consul's names of TLS versions to those of the Java platform. */
final class ProtocolVersions {

  /** Oldest first. */
  private static final List<String> PLATFORM = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

  private static final List<String> CONSUL = List.of("TLSv1_0", "TLSv1_1", "TLSv1_2", "TLSv1_3");

  /** What {@code TLS_AUTO} stands for; RFC 8996 forbids everything older. */
  private static final String AUTOMATIC = "TLSv1_2";

  private ProtocolVersions() {}

  /** All versions from this minimum on, oldest first. */
  static String[] from(String minimum) throws TlsException {
    int oldest = CONSUL.indexOf("TLS_AUTO".equals(minimum) ? AUTOMATIC : minimum);
    if (oldest < 0) {
      throw new TlsException("tls_min_version: unknown version '" + minimum + "'");
    }
    return PLATFORM.subList(oldest, PLATFORM.size()).toArray(String[]::new);
  }

  /** Those of the given versions that the Java platform is told to refuse regardless. */
  static List<String> disabledByPlatform(String[] versions) {
    String property = Security.getProperty("jdk.tls.disabledAlgorithms");
    List<String> disabled =
        property == null ? List.of() : Arrays.asList(property.trim().split("\\s*,\\s*"));
    return Arrays.stream(versions).filter(disabled::contains).toList();
  }
}
