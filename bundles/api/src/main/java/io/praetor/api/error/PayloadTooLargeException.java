package io.praetor.api.error;

/** The request is larger than a configured limit (HTTP 413). */
public final class PayloadTooLargeException extends PlatformException {

  private static final long serialVersionUID = 1L;

  public PayloadTooLargeException(String message) {
    super(message);
  }
}
