package io.praetor.health.internal.http;

/** An address that cannot be asked. */
final class WrongAddressException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean whole;

  /** A reason, which is told behind the request. */
  WrongAddressException(String message) {
    this(message, false);
  }

  private WrongAddressException(String message, boolean whole) {
    super(message);
    this.whole = whole;
  }

  /** A message that says all. */
  static WrongAddressException whole(String message) {
    return new WrongAddressException(message, true);
  }

  /** What is reported of a request to it. */
  String of(String request) {
    return whole ? getMessage() : request + ": " + getMessage();
  }
}
