package io.praetor.dns.internal.message;

/** Bytes that are no DNS message, or none that is taken. Has no stack: it is thrown often. */
public final class MalformedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedMessageException(String reason) {
    super(reason, null, false, false);
  }
}
