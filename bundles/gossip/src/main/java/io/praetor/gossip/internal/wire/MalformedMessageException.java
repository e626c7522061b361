package io.praetor.gossip.internal.wire;

/**
 * What came in is not what the format says. It has no stack trace: anybody who can send packets can
 * cause it, as often as packets come in.
 */
public final class MalformedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message) {
    super(message, null, false, false);
  }
}
