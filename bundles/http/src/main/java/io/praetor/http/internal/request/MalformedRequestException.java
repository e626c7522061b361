package io.praetor.http.internal.request;

/** A request line that cannot be understood at all. */
public final class MalformedRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedRequestException(String message) {
    super(message, null, false, false);
  }
}
