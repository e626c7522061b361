package io.praetor.agent.internal.event;

import java.io.IOException;

/** Bytes that are no user event. */
final class MalformedEventException extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedEventException(String message) {
    super(message);
  }
}
