package io.praetor.raft.internal;

/** A log entry that this version cannot read; the message completes "the entry is bad: ...". */
final class MalformedEntryException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedEntryException(String message) {
    super(message);
  }
}
