package io.praetor.api.error;

/**
 * A part that the request needs is not there yet, or is being replaced; trying again helps (HTTP
 * 503).
 */
public final class UnavailableException extends PlatformException {

  private static final long serialVersionUID = 1L;

  public UnavailableException(String message) {
    super(message);
  }
}
