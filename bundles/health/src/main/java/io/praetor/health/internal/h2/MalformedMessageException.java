package io.praetor.health.internal.h2;

/** Bytes that are no message of the health service. */
final class MalformedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedMessageException(String message) {
    super(message);
  }
}
