package io.praetor.config.internal.publish;

import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.Configuration.Dns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings of the DNS listeners. */
final class DnsPlan {

  /** What may change while they listen: all but the names and addresses that are answered for. */
  static final Set<String> RELOADABLE =
      Set.of(
          "recursors",
          "randomRecursor",
          "recursorMillis",
          "allowStale",
          "maxStaleMillis",
          "nodeTtlSeconds",
          "serviceTtlSeconds",
          "enableTruncate",
          "onlyPassing",
          "disableCompression",
          "udpAnswerLimit",
          "addressLimit",
          "nodeMeta",
          "soaRefreshSeconds",
          "soaRetrySeconds",
          "soaExpireSeconds",
          "soaMinTtlSeconds",
          "useCache",
          "cacheMaxAgeMillis");

  private DnsPlan() {}

  static Map<String, Object> of(Configuration configuration) {
    Dns dns = configuration.dns();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("listeners", array(dns.listeners()));
    settings.put("datacenter", configuration.identity().datacenter());
    settings.put("domain", dns.domain());
    settings.put("altDomain", dns.altDomain());
    settings.put("translateWanAddresses", dns.translateWan());
    settings.put("recursors", array(dns.recursors()));
    settings.put("randomRecursor", dns.randomRecursor());
    settings.put("recursorMillis", dns.recursorMillis());
    settings.put("allowStale", dns.allowStale());
    settings.put("maxStaleMillis", dns.maxStaleMillis());
    settings.put("nodeTtlSeconds", dns.nodeTtlSeconds());
    settings.put("serviceTtlSeconds", array(dns.serviceTtls()));
    settings.put("enableTruncate", dns.enableTruncate());
    settings.put("onlyPassing", dns.onlyPassing());
    settings.put("disableCompression", dns.disableCompression());
    settings.put("udpAnswerLimit", dns.udpAnswerLimit());
    settings.put("addressLimit", dns.addressLimit());
    settings.put("nodeMeta", dns.nodeMeta());
    settings.put("soaRefreshSeconds", dns.soa().refresh());
    settings.put("soaRetrySeconds", dns.soa().retry());
    settings.put("soaExpireSeconds", dns.soa().expire());
    settings.put("soaMinTtlSeconds", dns.soa().minTtl());
    settings.put("useCache", dns.useCache());
    settings.put("cacheMaxAgeMillis", dns.cacheMaxAgeMillis());
    return settings;
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
