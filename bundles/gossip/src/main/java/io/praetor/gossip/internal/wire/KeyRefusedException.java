package io.praetor.gossip.internal.wire;

/** A key cannot be taken, used or dropped; the message is what serf answers. */
public final class KeyRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  KeyRefusedException(String message) {
    super(message);
  }
}
