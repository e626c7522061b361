package io.praetor.connect.internal.command;

/** Bytes that are no command of this version or an earlier one. */
final class MalformedCommandException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  MalformedCommandException(String message) {
    super(message);
  }
}
