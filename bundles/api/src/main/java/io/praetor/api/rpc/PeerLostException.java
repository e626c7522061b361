package io.praetor.api.rpc;

/** The connection broke before the answer came: the peer may or may not have acted. */
public final class PeerLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PeerLostException(String message) {
    super(message, null, false, false);
  }
}
