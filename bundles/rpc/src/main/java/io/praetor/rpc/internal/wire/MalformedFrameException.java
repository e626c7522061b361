package io.praetor.rpc.internal.wire;

/** The peer does not keep to the protocol; its connection is worth nothing any more. */
public final class MalformedFrameException extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedFrameException(String message) {
    super(message, null, false, false);
  }
}
