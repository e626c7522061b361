package io.praetor.cli.http;

import java.io.IOException;
import java.util.Locale;

/** Where an agent listens: a TCP address, with TLS or without, or a UNIX-domain socket. */
public record AgentAddress(Scheme scheme, String host, int port, String path) {

  /** How to talk to it. */
  public enum Scheme {
    HTTP,
    HTTPS,
    UNIX
  }

  private static final String DEFAULT = "127.0.0.1:8500";
  private static final int MAX_PORT = 65_535;
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** Reads the forms of {@code -http-addr}; an empty text is the local agent. */
  public static AgentAddress parse(String text, boolean tlsByDefault) throws IOException {
    String address = text.isEmpty() ? DEFAULT : text;
    int mark = address.indexOf("://");
    if (mark < 0) {
      return tcp(tlsByDefault ? Scheme.HTTPS : Scheme.HTTP, address, text);
    }
    String rest = address.substring(mark + 3);
    return switch (address.substring(0, mark).toLowerCase(Locale.ROOT)) {
      case "unix" -> new AgentAddress(Scheme.UNIX, "127.0.0.1", 0, rest);
      case "http" -> tcp(tlsByDefault ? Scheme.HTTPS : Scheme.HTTP, rest, text);
      case "https" -> tcp(Scheme.HTTPS, rest, text);
      default -> throw new IOException("Unknown protocol scheme: " + address.substring(0, mark));
    };
  }

  private static AgentAddress tcp(Scheme scheme, String rest, String text) throws IOException {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String prefix = slash < 0 ? "" : rest.substring(slash).replaceAll("/+$", "");
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String host = hasPort ? authority.substring(0, colon) : authority;
    int fallback = scheme == Scheme.HTTPS ? HTTPS_PORT : HTTP_PORT;
    int port = hasPort ? port(authority.substring(colon + 1), text) : fallback;
    return new AgentAddress(scheme, host, port, prefix);
  }

  private static int port(String digits, String text) throws IOException {
    try {
      int port = Integer.parseInt(digits);
      if (port > 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException notDigits) {
      throw new IOException("Invalid address \"" + text + "\": bad port", notDigits);
    }
    throw new IOException("Invalid address \"" + text + "\": bad port");
  }

  /** The host without the brackets of an IPv6 address. */
  String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** What the Host header says. */
  String authority() {
    return scheme == Scheme.UNIX ? host : host + ":" + port;
  }

  /** What a request line begins its path with. */
  String pathPrefix() {
    return scheme == Scheme.UNIX ? "" : path;
  }

  /** The address of a request, as error texts show it. */
  String url(String request) {
    String name = scheme == Scheme.HTTPS ? "https://" : "http://";
    return name + authority() + pathPrefix() + request;
  }
}
