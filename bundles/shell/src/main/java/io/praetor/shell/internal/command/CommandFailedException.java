package io.praetor.shell.internal.command;

/** A command failed and has said why. */
final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandFailedException() {
    super("", null, false, false);
  }
}
