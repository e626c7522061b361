package io.praetor.health.internal.net;

/**
 * Where something listens, as people write it: {@code host:port}, {@code [::1]:port}.
 *
 * @param host without brackets; empty for this machine
 */
public record HostPort(String host, int port) {

  private static final int PORT_MAX = 0xFFFF;

  /**
   * Reads one.
   *
   * @throws DialException with the words that Go has for what is wrong
   */
  public static HostPort parse(String text) throws DialException {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    int hostEnd = bracketed ? text.indexOf(']') : colon;
    if (bracketed && hostEnd < 0) {
      throw wrong(text, "missing ']' in address");
    }
    if (colon < 0 || (bracketed && colon != hostEnd + 1)) {
      throw wrong(text, "missing port in address");
    }
    String host = bracketed ? text.substring(1, hostEnd) : text.substring(0, colon);
    if (!bracketed && host.indexOf(':') >= 0) {
      throw wrong(text, "too many colons in address");
    }
    return new HostPort(host, port(text.substring(colon + 1)));
  }

  /** As it is written. */
  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  /** Reads a port. */
  public static int port(String digits) throws DialException {
    try {
      int port = Integer.parseInt(digits);
      if (port >= 0 && port <= PORT_MAX) {
        return port;
      }
    } catch (NumberFormatException name) {
      throw wrong(digits, "unknown port");
    }
    throw wrong(digits, "invalid port");
  }

  private static DialException wrong(String text, String problem) {
    return new DialException("address " + text + ": " + problem);
  }
}
