package io.praetor.cli;

import java.io.IOException;

/**
 * Flags and environment do not make a client: a file is missing, or an address is none. No command
 * has anything to add to that, so it is not one of the failures that commands explain.
 */
public final class NoClientException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoClientException(IOException cause) {
    super("Error connecting to Consul agent: " + cause.getMessage(), cause);
  }
}
