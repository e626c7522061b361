package io.praetor.health.internal.script;

/** A program that cannot be run; the message has Go's words for why. */
final class NotExecutableException extends Exception {

  private static final long serialVersionUID = 1L;

  NotExecutableException(String message) {
    super(message);
  }
}
