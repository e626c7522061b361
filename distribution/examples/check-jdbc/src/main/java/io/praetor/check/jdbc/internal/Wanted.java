package io.praetor.check.jdbc.internal;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.InvalidCheckException;
import java.time.Duration;
import java.util.Properties;

/**
 * What a definition asks for.
 *
 * @param user empty for what the URL says
 * @param password empty for what the URL says
 * @param query empty to ask the driver whether the connection is good
 */
record Wanted(String url, String user, String password, String query, Duration timeout) {

  static final String KEY = "jdbc";

  private static final String SCHEME = "jdbc:";
  private static final int URL_MAX = 2_048;
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  static Wanted of(CheckDefinition definition) throws InvalidCheckException {
    String url = definition.text(KEY);
    if (!url.startsWith(SCHEME) || url.indexOf(':', SCHEME.length()) < 0) {
      throw new InvalidCheckException("jdbc has to be a URL as \"jdbc:postgresql://host/name\"");
    }
    if (url.length() > URL_MAX) {
      throw new InvalidCheckException("jdbc is longer than " + URL_MAX + " characters");
    }
    return new Wanted(
        url,
        definition.text("jdbc_user"),
        definition.text("jdbc_password"),
        definition.text("jdbc_query"),
        definition.timeoutOr(USUAL_TIMEOUT));
  }

  /** As drivers take it. */
  Properties login() {
    Properties login = new Properties();
    if (!user.isEmpty()) {
      login.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      login.setProperty("password", password);
    }
    return login;
  }

  /** The timeout as JDBC counts it, whole seconds and at least one. */
  int seconds() {
    return (int) Math.max(1, Math.min(timeout.toSeconds(), Integer.MAX_VALUE));
  }

  /** Keeps passwords out of logs, where records show themselves. */
  @Override
  public String toString() {
    return KEY + " " + new Discretion(this).name();
  }
}
