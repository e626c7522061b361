package io.praetor.api.error;

/** More was asked for than is allowed just now (HTTP 429). */
public final class TooManyRequestsException extends PlatformException {

  private static final long serialVersionUID = 1L;

  public TooManyRequestsException(String message) {
    super(message);
  }
}
