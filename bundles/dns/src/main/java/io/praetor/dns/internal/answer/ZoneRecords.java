package io.praetor.dns.internal.answer;

import io.praetor.api.discovery.Instance;
import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.RecordData;
import io.praetor.dns.internal.message.RecordType;
import io.praetor.dns.internal.message.ResourceRecord;
import io.praetor.dns.internal.message.ResponseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records of the domain itself: SOA and NS. */
final class ZoneRecords {

  private static final int SERVERS_MAX = 3;

  private ZoneRecords() {}

  /**
   * The SOA record.
   *
   * @param serial seconds since 1970: nobody copies the zone, so it only has to grow
   */
  static ResourceRecord soa(Zone zone, DomainName domain, long serial) {
    Zone.SoaTimes times = zone.soa();
    RecordData data =
        new RecordData.Authority(
            domain.below("ns").orElse(domain),
            domain.below("hostmaster").orElse(domain),
            serial,
            times.refresh(),
            times.retry(),
            times.expire(),
            times.minTtl());
    return new ResourceRecord(domain, times.minTtl(), data);
  }

  /** SOA with the servers beside it. */
  static Finding soa(Zone zone, Origin origin, List<Instance> servers, long serial) {
    Finding names = servers(zone, origin, servers);
    return new Finding(
        ResponseCode.NO_ERROR,
        false,
        List.of(soa(zone, origin.domain(), serial)),
        names.answers(),
        names.additionals());
  }

  /** The names of up to three servers, and their addresses. */
  static Finding servers(Zone zone, Origin origin, List<Instance> servers) {
    List<ResourceRecord> names = new ArrayList<>();
    List<ResourceRecord> addresses = new ArrayList<>();
    for (Instance server : servers) {
      Optional<DomainName> name = origin.server(server.host().name(), server.host().datacenter());
      if (name.isPresent() && names.size() < SERVERS_MAX) {
        RecordData data = new RecordData.Name(RecordType.NS, name.get());
        names.add(new ResourceRecord(origin.domain(), zone.nodeTtlSeconds(), data));
        addresses.addAll(
            NodeRecords.of(zone, server.host(), RecordType.ANY, name.get(), new Hostnames()));
      }
    }
    return Finding.of(names, addresses);
  }
}
