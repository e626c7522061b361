package io.praetor.state.internal.apply;

/**
 * A command is right, and this server cannot carry it out as the others do: it is of an older
 * version. It must not go on with a state of its own.
 */
final class BeyondThisServerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BeyondThisServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
