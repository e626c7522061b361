package io.praetor.catalog.internal.graph;

/** Why entries make no chain, in the words of a refusal. */
public final class ChainException extends Exception {

  private static final long serialVersionUID = 1L;

  ChainException(String message) {
    super(message, null, false, false);
  }
}
