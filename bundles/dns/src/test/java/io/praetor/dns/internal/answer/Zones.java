package io.praetor.dns.internal.answer;

import io.praetor.api.discovery.Freshness;
import io.praetor.dns.internal.message.DomainName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Zones for tests: the defaults, and what is to be another. */
public final class Zones {

  public boolean translateWan;
  public boolean onlyPassing;
  public boolean nodeMeta = true;
  public boolean recursion;
  public boolean truncate;
  public boolean compress = true;
  public int addressLimit;
  public int udpAnswerLimit = 3;
  public long nodeTtl;
  public Map<String, Long> serviceTtls = Map.of();
  public List<String> domains = List.of("consul");

  /** The zone. */
  public Zone zone() {
    List<DomainName> names = new ArrayList<>();
    domains.forEach(domain -> names.add(DomainName.parse(domain).orElseThrow()));
    return new Zone(
        names,
        "dc1",
        translateWan,
        new Freshness(true, Duration.ofDays(1), false, Duration.ZERO),
        nodeTtl,
        new ServiceTtls(serviceTtls),
        onlyPassing,
        addressLimit,
        nodeMeta,
        new SizeRules(udpAnswerLimit, compress, truncate),
        new Zone.SoaTimes(3_600, 600, 86_400, 0),
        recursion);
  }
}
