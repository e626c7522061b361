package io.praetor.dns.internal.answer;

import io.praetor.api.discovery.Freshness;
import io.praetor.dns.internal.message.DomainName;
import java.util.List;

/**
 * What is answered for, and how. Immutable: a reload makes another one.
 *
 * @param domains what is answered for: the domain, and perhaps a second one
 * @param datacenter own datacenter
 * @param translateWan whether nodes elsewhere are told by their WAN addresses
 * @param freshness how old answers may be
 * @param nodeTtlSeconds how long records of nodes may be kept
 * @param serviceTtls how long those of services may
 * @param onlyPassing whether warnings speak against an instance
 * @param addressLimit most addresses in an answer, 0 for all
 * @param nodeMeta whether what users say of nodes is added
 * @param size how answers are cut
 * @param soa times that the SOA record tells
 * @param recursion whether there are servers for other domains
 */
public record Zone(
    List<DomainName> domains,
    String datacenter,
    boolean translateWan,
    Freshness freshness,
    long nodeTtlSeconds,
    ServiceTtls serviceTtls,
    boolean onlyPassing,
    int addressLimit,
    boolean nodeMeta,
    SizeRules size,
    SoaTimes soa,
    boolean recursion) {

  /** Times of the SOA record, s. */
  public record SoaTimes(long refresh, long retry, long expire, long minTtl) {}

  /** The domain that answers are written in unless the question names the other one. */
  DomainName domain() {
    return domains.get(0);
  }

  /** The domain that a name is in; null when it is in none. */
  DomainName domainOf(DomainName name) {
    DomainName found = null;
    for (DomainName domain : domains) {
      if (name.isAtOrBelow(domain) && (found == null || domain.length() > found.length())) {
        found = domain;
      }
    }
    return found;
  }
}
