package io.praetor.deploy.internal;

/** A bundle could not be brought in, replaced or removed; the one-line message says why. */
final class DeployException extends Exception {

  private static final long serialVersionUID = 1L;

  DeployException(String message) {
    super(message);
  }

  DeployException(String message, Throwable cause) {
    super(message, cause);
  }
}
