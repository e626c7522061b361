package io.praetor.http.internal.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Keeps pages of other sites from using a browser to reach the agent: by a name of theirs that
 * leads to this machine (DNS rebinding), or by sending it a form (CSRF). Programs that are no
 * browsers are not concerned, unless they reach the agent on their own machine by a name that it
 * does not know, or names are listed.
 */
final class ForeignPages {

  private static final String LOCALHOST = "localhost";

  /** Browsers say here, and pages cannot, whether a request comes from the page's own site. */
  private static final String FETCH_SITE = "sec-fetch-site";

  private static final List<String> OWN_SITE = List.of("same-origin", "none");

  /** What browsers send, and pages cannot keep them from sending; programs hardly ever do. */
  private static final List<String> OF_BROWSERS =
      List.of("origin", "referer", "priority", "upgrade-insecure-requests");

  /** Names below these are not in the public DNS, so that no stranger can lead one here. */
  private static final List<String> PRIVATE =
      List.of(
          "*.local",
          "*.internal",
          "*.home.arpa",
          "*.localdomain",
          "*.lan",
          "*.home",
          "*.corp",
          "*.intranet",
          "*.private");

  private final boolean listed;
  private final List<String> names;
  private final List<String> origins;

  /**
   * @param ownNames names of this agent, in any case, {@code *.} for everything below a name
   * @param allowedHosts the same of whatever stands in front of it; {@code *} for all names
   * @param responseHeaders configured ones; who lets pages read answers lets them ask, too
   */
  ForeignPages(List<String> ownNames, List<String> allowedHosts, List<String> responseHeaders) {
    this.listed = !allowedHosts.isEmpty();
    this.names = new ArrayList<>(lowerCase(allowedHosts));
    this.origins = new ArrayList<>(names);
    names.addAll(lowerCase(ownNames));
    names.add(LOCALHOST);
    names.add("*." + LOCALHOST);
    for (String header : responseHeaders) {
      int colon = header.indexOf(':');
      if (header.substring(0, colon).strip().equalsIgnoreCase("access-control-allow-origin")) {
        String origin = header.substring(colon + 1).strip();
        origins.add(origin.equals("*") ? origin : hostOf(origin));
      }
    }
  }

  private static List<String> lowerCase(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * What speaks against a request; null when nothing does.
   *
   * @param remote null on a UNIX socket, which no browser can use
   */
  String refusal(String method, HttpHeaders headers, InetSocketAddress remote) {
    String site = headers.get(FETCH_SITE);
    if (site != null) {
      return OWN_SITE.contains(site) || AccessRules.isReading(method)
          ? null
          : foreignOrigin(headers);
    }
    String host = hostOf(headers.get(HttpHeaderNames.HOST, ""));
    if (remote != null && !isOwn(host) && matters(remote, host, headers)) {
      return "Host \"" + host + "\" is not known here: see http_config.allowed_hosts";
    }
    return AccessRules.isReading(method) ? null : foreignOrigin(headers);
  }

  /**
   * On this machine everybody knows the agent's names. Elsewhere DNS may have given it any other;
   * so where none are listed, only what a browser sends to a name that anybody could own is
   * refused. Whether it is one matters over plain HTTP alone: a stranger's name has no certificate
   * here, and to HTTPS browsers tell the site of the page, which was looked at before.
   */
  private boolean matters(InetSocketAddress remote, String host, HttpHeaders headers) {
    return listed
        || remote.getAddress().isLoopbackAddress()
        || (host.indexOf('.') >= 0 && !matches(PRIVATE, host) && isBrowser(headers));
  }

  private static boolean isBrowser(HttpHeaders headers) {
    String agent = headers.get(HttpHeaderNames.USER_AGENT, "");
    String language = headers.get(HttpHeaderNames.ACCEPT_LANGUAGE, "*");
    return (agent.startsWith("Mozilla/") && !agent.contains("PowerShell"))
        || !language.equals("*")
        || OF_BROWSERS.stream().anyMatch(headers::contains);
  }

  private boolean isOwn(String host) {
    return host.isEmpty()
        || NetUtil.isValidIpV4Address(host)
        || NetUtil.isValidIpV6Address(host)
        || matches(names, host);
  }

  /** Every browser tells the origin of the page that sends something. */
  private String foreignOrigin(HttpHeaders headers) {
    String origin = headers.get(HttpHeaderNames.ORIGIN);
    if (origin == null) {
      return null;
    }
    int scheme = origin.indexOf("://");
    String authority = scheme < 0 ? "" : origin.substring(scheme + 3);
    boolean own = authority.equalsIgnoreCase(headers.get(HttpHeaderNames.HOST, ""));
    boolean sameSite = headers.contains(FETCH_SITE);
    if ((own && !sameSite) || matches(origins, hostOf(origin))) {
      return null;
    }
    return "Requests of pages from \"" + origin + "\" are refused: see http_config.allowed_hosts";
  }

  private static boolean matches(List<String> patterns, String host) {
    for (String pattern : patterns) {
      boolean fits =
          pattern.startsWith("*.")
              ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1
              : pattern.equals("*") || pattern.equals(host);
      if (fits) {
        return true;
      }
    }
    return false;
  }

  /** The host of an origin or of a Host header, without scheme, port, brackets and final dot. */
  private static String hostOf(String text) {
    int scheme = text.indexOf("://");
    String authority = scheme < 0 ? text : text.substring(scheme + 3);
    int end = authority.startsWith("[") ? authority.indexOf(']') : authority.lastIndexOf(':');
    String host = end < 0 ? authority : authority.substring(0, end);
    String bare = host.startsWith("[") ? host.substring(1) : host;
    String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    return name.toLowerCase(Locale.ROOT);
  }
}
