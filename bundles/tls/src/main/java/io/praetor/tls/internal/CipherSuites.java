package io.praetor.tls.internal;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * From the configured cipher suites to those that an engine is told to take. Java calls them by
 * their IANA names, as the configuration does. The suites of TLS 1.3 (RFC 8446 §B.4) cannot be
 * chosen and are always there.
 */
final class CipherSuites {

  /** Suites of TLS 1.3 name no key exchange, those before it all do. */
  private static final String KEY_EXCHANGE = "_WITH_";

  private CipherSuites() {}

  /**
   * What is to be enabled.
   *
   * @param configured by preference; none for what the platform thinks best
   */
  static String[] enabled(String[] configured) throws TlsException {
    SSLParameters platform = platform();
    List<String> usual = List.of(platform.getCipherSuites());
    if (configured.length == 0) {
      return usual.toArray(String[]::new);
    }
    // What the platform disables stays among the supported ones, but no handshake would use it.
    List<String> refused =
        Arrays.stream(configured).filter(suite -> !Set.copyOf(usual).contains(suite)).toList();
    if (!refused.isEmpty()) {
      throw new TlsException("tls_cipher_suites: this Java runtime does not offer " + refused);
    }
    List<String> enabled = new ArrayList<>(usual);
    enabled.removeIf(suite -> suite.contains(KEY_EXCHANGE) || suite.endsWith("_SCSV"));
    enabled.addAll(List.of(configured));
    return enabled.toArray(String[]::new);
  }

  private static SSLParameters platform() throws TlsException {
    try {
      return SSLContext.getDefault().getDefaultSSLParameters();
    } catch (NoSuchAlgorithmException e) {
      throw new TlsException("cannot make a TLS context", e);
    }
  }
}
