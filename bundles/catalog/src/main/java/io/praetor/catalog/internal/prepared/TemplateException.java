package io.praetor.catalog.internal.prepared;

/** A text that cannot be filled in; the message is Consul's, with a position. */
final class TemplateException extends Exception {

  private static final long serialVersionUID = 1L;

  TemplateException(String message) {
    super(message, null, false, false);
  }
}
