package io.praetor.http.internal.server;

/** A configured address cannot be listened at; the message is for the administrator. */
public final class ListenFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  ListenFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
