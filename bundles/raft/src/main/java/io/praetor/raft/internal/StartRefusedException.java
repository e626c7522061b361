package io.praetor.raft.internal;

import java.io.IOException;

/**
 * Going on would lose data, or cannot work. The message is one line for the person who started the
 * agent, and says what to do.
 */
final class StartRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  StartRefusedException(String message) {
    super(message);
  }

  StartRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
