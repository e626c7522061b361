package io.praetor.cli;

/**
 * A flag that does not exist or has a value that it cannot have, in the words of Go's flag package.
 */
public final class FlagException extends Exception {

  private static final long serialVersionUID = 1L;

  public FlagException(String message) {
    super(message);
  }
}
