package io.praetor.api.error;

/** The request was understood and could not be carried out; the message says why (HTTP 500). */
public final class OperationFailedException extends PlatformException {

  private static final long serialVersionUID = 1L;

  public OperationFailedException(String message) {
    super(message);
  }
}
