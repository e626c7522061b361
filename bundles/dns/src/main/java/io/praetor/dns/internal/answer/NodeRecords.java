package io.praetor.dns.internal.answer;

import io.praetor.api.discovery.Host;
import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.RecordData;
import io.praetor.dns.internal.message.RecordType;
import io.praetor.dns.internal.message.ResourceRecord;
import java.util.ArrayList;
import java.util.List;

/** Records of nodes. */
final class NodeRecords {

  private NodeRecords() {}

  /** The address of a node, or the other name that it has, with what that stands for. */
  static List<ResourceRecord> of(
      Zone zone, Host host, int type, DomainName owner, Hostnames hostnames) {
    String address = new AddressChoice(zone, host.datacenter(), type).of(host);
    long ttl = zone.nodeTtlSeconds();
    byte[] octets = IpAddress.parse(address);
    if (octets != null) {
      return answers(type, octets)
          ? List.of(new ResourceRecord(owner, ttl, new RecordData.Address(octets)))
          : List.of();
    }
    List<ResourceRecord> records = new ArrayList<>();
    DomainName.parse(host.address())
        .ifPresent(
            name -> {
              records.add(
                  new ResourceRecord(owner, ttl, new RecordData.Name(RecordType.CNAME, name)));
              records.addAll(hostnames.records(name));
            });
    return records;
  }

  /** Whether an address says something to a question for records of a type. */
  static boolean answers(int type, byte[] octets) {
    return switch (type) {
      case RecordType.A -> octets.length == 4;
      case RecordType.AAAA -> octets.length != 4;
      case RecordType.SRV, RecordType.ANY, RecordType.NS, RecordType.TXT -> true;
      default -> false;
    };
  }

  /** What users say of a node. */
  static void addMeta(List<ResourceRecord> records, Host host, DomainName owner, long ttlSeconds) {
    host.meta()
        .entrySet()
        .forEach(pair -> records.add(new ResourceRecord(owner, ttlSeconds, MetaText.of(pair))));
  }
}
