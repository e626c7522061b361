package io.praetor.dns.internal.answer;

import io.praetor.api.discovery.Host;
import io.praetor.api.discovery.Instance;
import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.Question;
import io.praetor.dns.internal.message.RecordData;
import io.praetor.dns.internal.message.RecordType;
import io.praetor.dns.internal.message.ResourceRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the records of instances, one after the other; for one answer. */
final class ServiceRecords {

  private static final int PRIORITY = 1;

  /** Records of a host name that are told to who takes no more than 512 bytes. */
  private static final int RESOLVED_MAX = 5;

  private final Zone zone;
  private final Question question;
  private final Origin origin;
  private final String datacenter;
  private final long ttl;
  private final boolean edns;
  private final Hostnames hostnames;
  private final AddressChoice choice;

  private final List<ResourceRecord> answers = new ArrayList<>();
  private final List<ResourceRecord> additionals = new ArrayList<>();
  private final Set<Object> told = new HashSet<>();

  /**
   * @param edns whether who asks takes more than 512 bytes
   */
  ServiceRecords(
      Zone zone,
      Question question,
      Origin origin,
      String datacenter,
      long ttlSeconds,
      boolean edns,
      Hostnames hostnames) {
    this.zone = zone;
    this.question = question;
    this.origin = origin;
    this.datacenter = datacenter;
    this.ttl = ttlSeconds;
    this.edns = edns;
    this.hostnames = hostnames;
    this.choice = new AddressChoice(zone, datacenter, question.type());
  }

  /** What names an instance twice: it is told once. */
  private record Place(String node, String address, int port) {}

  /**
   * Takes instances in their order.
   *
   * @param enough answers, of which it does not matter how many more there are
   */
  Finding of(List<Instance> instances, int enough) {
    if (question.type() == RecordType.SRV) {
      places(instances, enough);
    } else {
      addresses(instances, enough);
    }
    return answers.isEmpty() ? Finding.NO_DATA : Finding.of(answers, additionals);
  }

  private void places(List<Instance> instances, int enough) {
    for (Instance instance : instances) {
      int port = choice.port(instance);
      if (answers.size() < enough
          && told.add(new Place(instance.host().name(), choice.of(instance), port))) {
        place(instance, port);
      }
    }
  }

  private void place(Instance instance, int port) {
    Host host = instance.host();
    Optional<DomainName> node = origin.node(host.name(), datacenter);
    Target target = target(instance);
    if (target.octets != null) {
      Optional<DomainName> name = target.ofNode ? node : origin.address(target.octets, datacenter);
      if (name.isEmpty()) {
        return;
      }
      service(instance, port, name.get());
      additionals.add(new ResourceRecord(name.get(), ttl, new RecordData.Address(target.octets)));
    } else if (target.name != null) {
      service(instance, port, target.name);
      additionals.addAll(resolved(target.name));
    }
    if (zone.nodeMeta() && node.isPresent()) {
      NodeRecords.addMeta(additionals, host, node.get(), ttl);
    }
  }

  private void service(Instance instance, int port, DomainName target) {
    RecordData data = new RecordData.Service(PRIORITY, instance.weight(), port, target);
    answers.add(new ResourceRecord(question.name(), ttl, data));
  }

  private void addresses(List<Instance> instances, int enough) {
    DomainName alias = null;
    for (Instance instance : instances) {
      Target target = target(instance);
      if (target.octets == null) {
        alias = alias == null ? target.name : alias;
      } else if (NodeRecords.answers(question.type(), target.octets)
          && told.add(ByteBuffer.wrap(target.octets))) {
        answers.add(
            new ResourceRecord(question.name(), ttl, new RecordData.Address(target.octets)));
        if (answers.size() == zone.addressLimit() || answers.size() >= enough) {
          return;
        }
      }
    }
    // A name that stands for another one can have nothing else (RFC 1034 section 3.6.2).
    if (answers.isEmpty() && alias != null) {
      answers.add(
          new ResourceRecord(question.name(), ttl, new RecordData.Name(RecordType.CNAME, alias)));
      answers.addAll(resolved(alias));
    }
  }

  private List<ResourceRecord> resolved(DomainName name) {
    List<ResourceRecord> records = new ArrayList<>();
    for (ResourceRecord record : hostnames.records(name)) {
      int type = record.data().type();
      if (type == RecordType.CNAME || type == RecordType.A || type == RecordType.AAAA) {
        records.add(record.withTtl(ttl));
        if (records.size() == RESOLVED_MAX && !edns) {
          break;
        }
      }
    }
    return records;
  }

  /**
   * Where an instance is: at an address, or where a host name leads; both null for nowhere.
   *
   * @param ofNode whether the address is the node's own, so that the node's name leads there
   */
  private record Target(byte[] octets, boolean ofNode, DomainName name) {}

  private Target target(Instance instance) {
    String own = choice.of(instance);
    if (!own.isEmpty()) {
      byte[] octets = IpAddress.parse(own);
      if (octets != null) {
        return new Target(octets, false, null);
      }
    }
    String ofNode = choice.of(instance.host());
    byte[] nodeOctets = IpAddress.parse(ofNode);
    if (own.isEmpty()) {
      return nodeOctets == null
          ? new Target(null, false, name(ofNode))
          : new Target(nodeOctets, instance.host().address().equals(ofNode), null);
    }
    DomainName name = name(own);
    boolean itself = name != null && name.isSame(question.name());
    return itself && nodeOctets != null
        ? new Target(nodeOctets, true, null)
        : new Target(null, false, name);
  }

  private static DomainName name(String text) {
    return text.isEmpty() ? null : DomainName.parse(text).orElse(null);
  }
}
