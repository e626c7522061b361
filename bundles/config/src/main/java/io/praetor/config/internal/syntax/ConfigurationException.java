package io.praetor.config.internal.syntax;

/** The configuration cannot be used; the message is for the person who wrote it. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
