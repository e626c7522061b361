package io.praetor.api.rpc;

/** No connection could be made, so nothing was sent: trying again, or elsewhere, is safe. */
public final class PeerUnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PeerUnreachableException(String message) {
    super(message, null, false, false);
  }
}
