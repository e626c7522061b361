package io.praetor.health.internal.net;

/** Nobody was reached; the message has Go's words for it, without the network and the address. */
public final class DialException extends Exception {

  private static final long serialVersionUID = 1L;

  public DialException(String message) {
    super(message);
  }
}
