package io.praetor.connect.internal.ca;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a certificate is for, as a URI in it; see the SPIFFE-ID standard, section 2. */
public sealed interface SpiffeId {

  /** The trust domain. */
  String host();

  /** The URI. */
  String uri();

  /**
   * A service.
   *
   * @param service its name, not the id of an instance
   */
  record Service(String host, String datacenter, String service) implements SpiffeId {
    @Override
    public String uri() {
      return "spiffe://"
          + host
          + "/ns/default/dc/"
          + Form.escaped(datacenter)
          + "/svc/"
          + Form.escaped(service);
    }
  }

  /**
   * A client agent.
   *
   * @param node name of its node
   */
  record Agent(String host, String datacenter, String node) implements SpiffeId {
    @Override
    public String uri() {
      return "spiffe://"
          + host
          + "/agent/client/dc/"
          + Form.escaped(datacenter)
          + "/id/"
          + Form.escaped(node);
    }
  }

  /** An authority. */
  record Signing(String host) implements SpiffeId {
    @Override
    public String uri() {
      return "spiffe://" + host;
    }
  }

  /** The authority of a cluster. */
  static Signing ofCluster(String clusterId) {
    return new Signing(clusterId.toLowerCase(Locale.ROOT) + ".consul");
  }

  /** The id that a text is, or null. */
  static SpiffeId parse(String text) {
    Matcher parts = Form.URI.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    String host = parts.group(1);
    String path = parts.group(2) == null ? "" : parts.group(2);
    try {
      Matcher service = Form.SERVICE.matcher(path);
      if (service.matches()) {
        return new Service(host, Form.plain(service.group(2)), Form.plain(service.group(3)));
      }
      Matcher agent = Form.AGENT.matcher(path);
      if (agent.matches()) {
        return new Agent(host, Form.plain(agent.group(1)), Form.plain(agent.group(2)));
      }
    } catch (IllegalArgumentException malformed) {
      return null; // of percent signs
    }
    return path.isEmpty() && host.indexOf('.') > 0 ? new Signing(host) : null;
  }

  /** How ids are written. */
  final class Form {

    private static final Pattern URI = Pattern.compile("spiffe://([^/?#@]{1,255})(/[^?#]*)?");
    private static final Pattern SERVICE = Pattern.compile("/ns/([^/]+)/dc/([^/]+)/svc/([^/]+)");
    private static final Pattern AGENT = Pattern.compile("/agent/client/dc/([^/]+)/id/([^/]+)");

    private Form() {}

    private static String escaped(String part) {
      return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String plain(String part) {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }
}
