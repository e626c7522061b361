package io.praetor.session.internal.http;

/** A text that is no duration; the message is Go's. */
final class MalformedDurationException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedDurationException(String message) {
    super(message);
  }
}
