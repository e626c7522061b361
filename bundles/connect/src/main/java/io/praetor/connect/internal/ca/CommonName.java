package io.praetor.connect.internal.ca;

import java.util.Locale;

/** The names of certificates, for people: Consul's, cut so that they fit into 64 characters. */
final class CommonName {

  private static final int MAX_DOMAIN = 8;
  private static final int MAX_NAME = 43;
  private static final int MAX_UID = 8;

  /** The only namespace; it takes its part of a service's name. */
  private static final String NAMESPACE = "default";

  private CommonName() {}

  static String of(SpiffeId id) {
    if (id instanceof SpiffeId.Service service) {
      String name = cut(plain(service.service()), MAX_NAME - NAMESPACE.length());
      return name + ".svc." + NAMESPACE + "." + cut(id.host(), MAX_DOMAIN) + ".consul";
    } else if (id instanceof SpiffeId.Agent agent) {
      return cut(plain(agent.node()), MAX_NAME) + ".agnt." + cut(id.host(), MAX_DOMAIN) + ".consul";
    }
    throw new IllegalArgumentException("no name for " + id.uri());
  }

  /**
   * Of a root.
   *
   * @param random anything, so that roots can be told apart
   */
  static String ofRoot(long random, String clusterId) {
    String uid = cut(plain(Long.toString(random, Character.MAX_RADIX)), MAX_UID);
    return "pri-" + uid + ".consul.ca." + cut(clusterId, MAX_DOMAIN) + ".consul";
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }
}
