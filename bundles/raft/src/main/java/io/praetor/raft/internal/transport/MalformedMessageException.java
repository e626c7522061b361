package io.praetor.raft.internal.transport;

import java.io.IOException;

/** Bytes that another server of this kind would not have sent. */
public final class MalformedMessageException extends IOException {

  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message) {
    super(message);
  }
}
