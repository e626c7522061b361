package io.praetor.cli;

import java.io.IOException;

/** The arguments are not what the command takes; its help follows what is wrong with them. */
public final class WrongUsageException extends IOException {

  private static final long serialVersionUID = 1L;

  /** An empty message for help alone. */
  public WrongUsageException(String message) {
    super(message);
  }
}
