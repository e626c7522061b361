package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.List;
import java.util.Set;

/**
 * The value of {@code tls_cipher_suites}: IANA names with commas between them. Only suites with
 * forward secrecy and AES or ChaCha20 can be named.
 */
final class CipherSuiteNames {

  private static final Set<String> KNOWN =
      Set.of(
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private CipherSuiteNames() {}

  static List<String> parse(String text) throws ConfigurationException {
    String trimmed = text.trim();
    if (trimmed.isEmpty()) {
      return List.of();
    }
    List<String> names = List.of(trimmed.split(",", -1));
    for (String name : names) {
      require(
          KNOWN.contains(name),
          "tls_cipher_suites: invalid tls cipher suites: unsupported cipher \"" + name + "\"");
    }
    return names;
  }
}
