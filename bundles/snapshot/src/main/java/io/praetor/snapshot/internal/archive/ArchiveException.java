package io.praetor.snapshot.internal.archive;

import java.io.IOException;

/** What was read is no whole archive; the message says why, in the words of Consul. */
public final class ArchiveException extends IOException {

  private static final long serialVersionUID = 1L;

  ArchiveException(String message) {
    super(message);
  }

  private ArchiveException(String message, ArchiveException cause) {
    super(message, cause);
  }

  static ArchiveException cutShort() {
    return new ArchiveException("unexpected EOF");
  }

  ArchiveException during(String work) {
    return new ArchiveException(work + ": " + getMessage(), this);
  }
}
