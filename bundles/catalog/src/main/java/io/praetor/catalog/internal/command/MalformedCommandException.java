package io.praetor.catalog.internal.command;

/** Bytes that are no command of this version or an earlier one. */
public final class MalformedCommandException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public MalformedCommandException(String message) {
    super(message);
  }
}
