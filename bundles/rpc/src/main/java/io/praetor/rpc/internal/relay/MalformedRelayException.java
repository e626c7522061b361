package io.praetor.rpc.internal.relay;

/** The other agent sent no request, or no response. */
final class MalformedRelayException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedRelayException(String message) {
    super(message, null, false, false);
  }
}
