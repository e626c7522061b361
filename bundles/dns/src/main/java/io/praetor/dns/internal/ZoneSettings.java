package io.praetor.dns.internal;

import io.praetor.api.config.DnsSettings;
import io.praetor.api.discovery.Freshness;
import io.praetor.dns.internal.answer.ServiceTtls;
import io.praetor.dns.internal.answer.SizeRules;
import io.praetor.dns.internal.answer.Zone;
import io.praetor.dns.internal.answer.Zone.SoaTimes;
import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.recursor.Recursors;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Settings as the parts of this bundle take them; the configuration has checked them. */
final class ZoneSettings {

  private ZoneSettings() {}

  static Zone zone(DnsSettings settings) {
    List<DomainName> domains = new ArrayList<>();
    domains.add(domain(settings.domain()));
    if (!settings.altDomain().isEmpty()) {
      domains.add(domain(settings.altDomain()));
    }
    return new Zone(
        List.copyOf(domains),
        settings.datacenter(),
        settings.translateWanAddresses(),
        new Freshness(
            settings.allowStale(),
            Duration.ofMillis(settings.maxStaleMillis()),
            settings.useCache(),
            Duration.ofMillis(settings.cacheMaxAgeMillis())),
        settings.nodeTtlSeconds(),
        new ServiceTtls(ttls(settings.serviceTtlSeconds())),
        settings.onlyPassing(),
        settings.addressLimit(),
        settings.nodeMeta(),
        new SizeRules(
            settings.udpAnswerLimit(), !settings.disableCompression(), settings.enableTruncate()),
        new SoaTimes(
            settings.soaRefreshSeconds(),
            settings.soaRetrySeconds(),
            settings.soaExpireSeconds(),
            settings.soaMinTtlSeconds()),
        settings.recursors().length > 0);
  }

  static Recursors.Settings recursors(DnsSettings settings) {
    return new Recursors.Settings(
        addresses(settings.recursors()), settings.randomRecursor(), settings.recursorMillis());
  }

  static List<InetSocketAddress> addresses(String[] texts) {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (String text : texts) {
      int colon = text.lastIndexOf(':');
      int port = Integer.parseInt(text.substring(colon + 1));
      addresses.add(new InetSocketAddress(literal(text.substring(0, colon)), port));
    }
    return List.copyOf(addresses);
  }

  /** Nothing is resolved: the configuration lets only literal addresses through. */
  private static InetAddress literal(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("no IP address: " + host, e);
    }
  }

  private static DomainName domain(String text) {
    return DomainName.parse(text.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new IllegalStateException("no domain name: " + text));
  }

  private static Map<String, Long> ttls(String[] pairs) {
    Map<String, Long> seconds = new HashMap<>();
    for (String pair : pairs) {
      int equals = pair.lastIndexOf('=');
      seconds.put(pair.substring(0, equals), Long.parseLong(pair.substring(equals + 1)));
    }
    return seconds;
  }
}
