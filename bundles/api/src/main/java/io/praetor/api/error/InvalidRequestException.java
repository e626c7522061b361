package io.praetor.api.error;

/** The request itself is wrong; sending it again unchanged cannot help (HTTP 400). */
public final class InvalidRequestException extends PlatformException {

  private static final long serialVersionUID = 1L;

  public InvalidRequestException(String message) {
    super(message);
  }
}
