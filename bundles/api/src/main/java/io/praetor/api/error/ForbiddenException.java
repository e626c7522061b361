package io.praetor.api.error;

/** The caller may not do this (HTTP 403). */
public final class ForbiddenException extends PlatformException {

  private static final long serialVersionUID = 1L;

  public ForbiddenException(String message) {
    super(message);
  }
}
