package io.praetor.health.internal.http;

import io.praetor.format.go.GoText;
import io.praetor.health.internal.net.DialException;
import io.praetor.health.internal.net.HostPort;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * The address of a page, as leniently read as Consul reads it.
 *
 * @param secure whether it is {@code https}
 * @param host where to connect to
 * @param authority as the server is told it: with a port only if one was given
 * @param target path and query, with escapes
 * @param authorization value of the header, empty for none
 */
record WebAddress(
    boolean secure, HostPort host, String authority, String target, String authorization) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Printable, and yet not to stand in a request line. */
  private static final String ESCAPED = " \"<>\\^`{|}";

  /**
   * Reads an address.
   *
   * @throws WrongAddressException with what Go says of it
   */
  static WebAddress parse(String text) throws WrongAddressException {
    checkEscapes(text);
    int fragment = text.indexOf('#');
    String url = fragment < 0 ? text : text.substring(0, fragment);
    int schemeEnd = url.indexOf("://");
    String scheme = schemeEnd < 0 ? "" : url.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    if (!secure && !scheme.equals("http")) {
      throw new WrongAddressException("unsupported protocol scheme " + GoText.quoted(scheme));
    }
    String rest = url.substring(schemeEnd + 3);
    int end = firstOf(rest, '/', '?');
    String path = rest.substring(end);
    String authority = rest.substring(0, end);
    int at = authority.lastIndexOf('@');
    String host = authority.substring(at + 1);
    if (host.isEmpty()) {
      throw new WrongAddressException("http: no Host in request URL");
    }
    return new WebAddress(
        secure,
        host(host, secure ? HTTPS : HTTP),
        host,
        escaped(path.startsWith("/") ? path : "/" + path),
        at < 0 ? "" : "Basic " + encoded(authority.substring(0, at)));
  }

  /** Where a redirect leads to. */
  WebAddress follow(String location) throws WrongAddressException {
    if (location.contains("://")) {
      return parse(location);
    }
    String scheme = secure ? "https:" : "http:";
    if (location.startsWith("//")) {
      return parse(scheme + location);
    }
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    String next;
    if (location.startsWith("/")) {
      next = location;
    } else if (location.startsWith("?")) {
      next = path + location;
    } else {
      next = path.substring(0, path.lastIndexOf('/') + 1) + location;
    }
    return parse(scheme + "//" + authority + next);
  }

  private static HostPort host(String host, int usualPort) throws WrongAddressException {
    boolean hasPort = host.lastIndexOf(':') > host.lastIndexOf(']');
    try {
      return HostPort.parse(
          hasPort && !host.endsWith(":") ? host : trimColon(host) + ":" + usualPort);
    } catch (DialException wrong) {
      throw new WrongAddressException("dial tcp: " + wrong.getMessage());
    }
  }

  private static String trimColon(String host) {
    return host.endsWith(":") ? host.substring(0, host.length() - 1) : host;
  }

  private static void checkEscapes(String text) throws WrongAddressException {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      String escape = text.substring(i, Math.min(text.length(), i + 3));
      if (!escape.matches("%[0-9a-fA-F]{2}")) {
        throw WrongAddressException.whole(
            "parse " + GoText.quoted(text) + ": invalid URL escape " + GoText.quoted(escape));
      }
    }
    if (text.chars().anyMatch(character -> character < ' ' || character == 0x7F)) {
      throw WrongAddressException.whole(
          "parse " + GoText.quoted(text) + ": net/url: invalid control character in URL");
    }
  }

  private static int firstOf(String text, char one, char other) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == one || text.charAt(i) == other) {
        return i;
      }
    }
    return text.length();
  }

  private static String escaped(String path) {
    StringBuilder escaped = new StringBuilder();
    for (byte part : path.getBytes(StandardCharsets.UTF_8)) {
      if (part <= 0 || ESCAPED.indexOf(part) >= 0) {
        escaped.append(String.format("%%%02X", part & 0xFF));
      } else {
        escaped.append((char) part);
      }
    }
    return escaped.toString();
  }

  private static String encoded(String userInfo) {
    String credentials = userInfo.contains(":") ? userInfo : userInfo + ":";
    return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }
}
