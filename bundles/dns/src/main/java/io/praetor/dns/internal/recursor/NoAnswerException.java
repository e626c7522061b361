package io.praetor.dns.internal.recursor;

/** No server had an answer. Has no stack: it says nothing of this program. */
final class NoAnswerException extends Exception {

  private static final long serialVersionUID = 1L;

  NoAnswerException(String reason) {
    super(reason, null, false, false);
  }
}
