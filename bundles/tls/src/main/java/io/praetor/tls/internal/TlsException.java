package io.praetor.tls.internal;

/**
 * The configured files make no usable context; the one-line message names the file and says why.
 */
final class TlsException extends Exception {

  private static final long serialVersionUID = 1L;

  TlsException(String message) {
    super(message);
  }

  TlsException(String message, Exception cause) {
    super(message + reason(cause), cause);
  }

  private static String reason(Exception cause) {
    String text =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return ": " + text.lines().findFirst().orElse("");
  }
}
