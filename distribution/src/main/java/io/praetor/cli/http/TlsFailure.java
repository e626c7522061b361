package io.praetor.cli.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Locale;
import java.util.Map;

/** Why a TLS connection failed, in the words of Go's {@code crypto/tls}. */
final class TlsFailure {

  private static final String ALERT = "Received fatal alert: ";
  private static final String REMOTE = "remote error: tls: ";

  /** RFC 8446, section 6: those whose name in Go is not their own with spaces. */
  private static final Map<String, String> ALERTS =
      Map.of(
          "certificate_expired", "expired certificate",
          "certificate_revoked", "revoked certificate",
          "certificate_unknown", "unknown certificate",
          "unknown_ca", "unknown certificate authority",
          "protocol_version", "protocol version not supported");

  private TlsFailure() {}

  /** A failure of the handshake or later; others are given back as they are. */
  static IOException told(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.startsWith(ALERT)) {
      String name = message.substring(ALERT.length()).toLowerCase(Locale.ROOT);
      return new IOException(REMOTE + ALERTS.getOrDefault(name, name.replace('_', ' ')), failure);
    } else if (message.startsWith("Unsupported or unrecognized SSL message")) {
      return new IOException("http: server gave HTTP response to HTTPS client", failure);
    }
    return failure;
  }

  /**
   * A failure before any answer of an agent that asked for a certificate. It may have said what it
   * thinks of ours, but its closing the connection went past that.
   */
  static IOException toldOfRefusal(IOException failure) {
    IOException told = told(failure);
    return told == failure && isBroken(failure)
        ? new IOException(REMOTE + "bad certificate", failure)
        : told;
  }

  /** Whether the other side is gone, and not because this one closed the connection. */
  private static boolean isBroken(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException
          || (cause instanceof SocketException && !"Socket closed".equals(cause.getMessage()))) {
        return true;
      }
    }
    return false;
  }
}
