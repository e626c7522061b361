package io.praetor.dns.internal.server;

/** A listener could not be opened. */
public final class ListenFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  ListenFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
