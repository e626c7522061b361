package io.praetor.spi.check;

/** A definition that its kind of check cannot use; the message says why, for people. */
public final class InvalidCheckException extends Exception {

  private static final long serialVersionUID = 1L;

  public InvalidCheckException(String message) {
    super(message);
  }
}
