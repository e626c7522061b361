package io.praetor.state.internal.wire;

import java.io.IOException;

/** Bytes that are not what their place says they are: damaged, or of a newer version than ours. */
public final class MalformedDataException extends IOException {

  private static final long serialVersionUID = 1L;

  public MalformedDataException(String message) {
    super(message);
  }
}
