package io.praetor.check.redis.internal;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.InvalidCheckException;
import java.time.Duration;
import java.util.Set;

/**
 * What a definition asks for.
 *
 * @param address as it was written, {@code host:port}
 * @param user empty for the default user
 * @param password empty for none
 * @param role {@code master} or {@code slave}, in the word of the protocol; empty for any
 */
record Wanted(
    String address,
    String host,
    int port,
    String user,
    String password,
    String role,
    Duration timeout) {

  static final String KEY = "redis";

  private static final String USER = "redis_username";
  private static final String PASSWORD = "redis_password";
  private static final String ROLE = "redis_role";

  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
  private static final int PORT_MAX = 0xFFFF;
  private static final int HOST_MAX = 255;
  private static final String REPLICA = "replica";
  private static final Set<String> ROLES = Set.of("", "master", "slave", REPLICA, "sentinel");

  static Wanted of(CheckDefinition definition) throws InvalidCheckException {
    String address = definition.text(KEY);
    int colon = address.lastIndexOf(':');
    if (colon <= 0) {
      throw new InvalidCheckException("redis has to be \"host:port\"");
    }
    String role = definition.text(ROLE);
    if (!ROLES.contains(role)) {
      throw new InvalidCheckException("redis_role has to be master, replica or sentinel");
    }
    String password = definition.text(PASSWORD);
    if (password.isEmpty() && !definition.text(USER).isEmpty()) {
      throw new InvalidCheckException("redis_username goes with a redis_password");
    }
    return new Wanted(
        address,
        host(address.substring(0, colon)),
        port(address.substring(colon + 1)),
        definition.text(USER),
        password,
        role.equals(REPLICA) ? "slave" : role,
        definition.timeoutOr(USUAL_TIMEOUT));
  }

  private static String host(String text) throws InvalidCheckException {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String host = bracketed ? text.substring(1, text.length() - 1) : text;
    boolean number = host.indexOf(':') >= 0;
    if (host.isBlank() || host.length() > HOST_MAX || number != bracketed) {
      throw new InvalidCheckException("redis has to be \"host:port\", IPv6 as \"[::1]:6379\"");
    }
    return host;
  }

  private static int port(String digits) throws InvalidCheckException {
    try {
      int port = Integer.parseInt(digits);
      if (port > 0 && port <= PORT_MAX) {
        return port;
      }
    } catch (NumberFormatException noNumber) {
      throw new InvalidCheckException("redis has a port that is no number");
    }
    throw new InvalidCheckException("redis has a port beyond 1 to " + PORT_MAX);
  }

  /** Keeps the password out of logs, where records show themselves. */
  @Override
  public String toString() {
    return KEY + " " + address;
  }
}
