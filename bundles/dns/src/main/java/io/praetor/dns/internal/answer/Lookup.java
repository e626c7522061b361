package io.praetor.dns.internal.answer;

import io.praetor.api.discovery.Discovery;
import io.praetor.api.discovery.HostLookup;
import io.praetor.api.discovery.Instance;
import io.praetor.api.discovery.InstanceLookup;
import io.praetor.api.discovery.InstanceLookup.Way;
import io.praetor.api.discovery.QueryLookup;
import io.praetor.api.discovery.QueryOutcome;
import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.Question;
import io.praetor.dns.internal.message.RecordData;
import io.praetor.dns.internal.message.RecordType;
import io.praetor.dns.internal.message.ResourceRecord;
import io.praetor.dns.internal.question.Subject;
import io.praetor.dns.internal.question.SubjectParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** Finds what one question in our domains asks for. */
final class Lookup {

  /** So often a name of ours may lead to a name of ours. */
  static final int DEPTH_MAX = 3;

  /** Where the mesh keeps the address that stands for all instances. */
  private static final String VIRTUAL = "consul-virtual";

  private final Zone zone;
  private final Discovery discovery;
  private final Upstream upstream;
  private final IntUnaryOperator randomBelow;
  private final String client;
  private final int enough;
  private final boolean edns;

  /**
   * @param client address of whoever asks, or of whom that is done for
   * @param enough answers, of which it does not matter how many more there are
   * @param edns whether who asks takes more than 512 bytes
   */
  Lookup(
      Zone zone,
      Discovery discovery,
      Upstream upstream,
      IntUnaryOperator randomBelow,
      String client,
      int enough,
      boolean edns) {
    this.zone = zone;
    this.discovery = discovery;
    this.upstream = upstream;
    this.randomBelow = randomBelow;
    this.client = client;
    this.enough = enough;
    this.edns = edns;
  }

  /** What the name stands for. */
  Subject subject(Question question, Origin origin) {
    List<String> labels = question.name().labels();
    int own = labels.size() - origin.domain().labels().size();
    return new SubjectParser(zone.datacenter()).parse(labels.subList(0, own), question.type());
  }

  /** Answers a question for records other than those of the zone itself. */
  CompletableFuture<Finding> find(Subject subject, Question question, Origin origin, int depth) {
    if (subject instanceof Subject.Node node) {
      return node(node, question, depth);
    }
    if (subject instanceof Subject.Service service) {
      return service(service, question, origin, depth);
    }
    if (subject instanceof Subject.Prepared query) {
      return prepared(query, question, origin, depth);
    }
    if (subject instanceof Subject.Virtual virtual) {
      return virtual(virtual, question);
    }
    if (subject instanceof Subject.Address address) {
      return CompletableFuture.completedFuture(
          address.octets().length == 0 ? Finding.EMPTY : address(address.octets(), question));
    }
    return CompletableFuture.completedFuture(Finding.ABSENT);
  }

  private Finding address(byte[] octets, Question question) {
    RecordData data = new RecordData.Address(octets);
    return Finding.of(
        List.of(new ResourceRecord(question.name().folded(), zone.nodeTtlSeconds(), data)),
        List.of());
  }

  private CompletableFuture<Finding> node(Subject.Node node, Question question, int depth) {
    int type = question.type();
    boolean told =
        type == RecordType.A
            || type == RecordType.AAAA
            || type == RecordType.ANY
            || type == RecordType.TXT;
    if (!told) {
      return CompletableFuture.completedFuture(Finding.EMPTY);
    }
    return discovery
        .host(new HostLookup(node.datacenter(), node.name(), zone.freshness()))
        .thenCompose(
            host ->
                host == null
                    ? CompletableFuture.completedFuture(Finding.ABSENT)
                    : complete(
                        hostnames -> {
                          List<ResourceRecord> answers = new ArrayList<>();
                          List<ResourceRecord> additionals = new ArrayList<>();
                          if (type != RecordType.TXT) {
                            answers.addAll(
                                NodeRecords.of(zone, host, type, question.name(), hostnames));
                          }
                          boolean asked = type == RecordType.TXT || type == RecordType.ANY;
                          if (asked || zone.nodeMeta()) {
                            NodeRecords.addMeta(
                                asked ? answers : additionals,
                                host,
                                question.name(),
                                zone.nodeTtlSeconds());
                          }
                          return Finding.of(answers, additionals);
                        },
                        depth));
  }

  private CompletableFuture<Finding> service(
      Subject.Service service, Question question, Origin origin, int depth) {
    InstanceLookup lookup =
        new InstanceLookup(
            service.datacenter(),
            service.name(),
            service.tag(),
            service.way(),
            zone.onlyPassing(),
            zone.freshness());
    return discovery
        .instances(lookup)
        .thenCompose(
            found -> {
              if (found.list().isEmpty()) {
                return CompletableFuture.completedFuture(Finding.ABSENT);
              }
              long ttl = zone.serviceTtls().seconds(service.name());
              return records(
                  shuffled(found.list()), question, origin, service.datacenter(), ttl, depth);
            });
  }

  private CompletableFuture<Finding> prepared(
      Subject.Prepared query, Question question, Origin origin, int depth) {
    return discovery
        .query(new QueryLookup(query.datacenter(), query.query(), client, zone.freshness()))
        .thenCompose(
            outcome -> {
              if (outcome == null || outcome.instances().isEmpty()) {
                return CompletableFuture.completedFuture(Finding.ABSENT);
              }
              long ttl =
                  outcome.ttlSeconds() == QueryOutcome.UNSAID
                      ? zone.serviceTtls().seconds(outcome.service())
                      : outcome.ttlSeconds();
              return records(
                  outcome.instances(), question, origin, outcome.datacenter(), ttl, depth);
            });
  }

  private CompletableFuture<Finding> records(
      List<Instance> instances,
      Question question,
      Origin origin,
      String datacenter,
      long ttl,
      int depth) {
    return complete(
        hostnames ->
            new ServiceRecords(zone, question, origin, datacenter, ttl, edns, hostnames)
                .of(instances, enough),
        depth);
  }

  private CompletableFuture<Finding> virtual(Subject.Virtual virtual, Question question) {
    InstanceLookup lookup =
        new InstanceLookup(
            zone.datacenter(), virtual.service(), "", Way.MESH, false, zone.freshness());
    return discovery
        .instances(lookup)
        .thenApply(
            found -> {
              for (Instance instance : found.list()) {
                String address = instance.taggedAddresses().get(VIRTUAL);
                byte[] octets =
                    address == null
                        ? null
                        : IpAddress.parse(address.substring(0, address.lastIndexOf(':')));
                if (octets != null) {
                  return address(octets, question);
                }
              }
              return Finding.EMPTY;
            });
  }

  private List<Instance> shuffled(List<Instance> instances) {
    Instance[] order = instances.toArray(Instance[]::new);
    for (int i = order.length - 1; i > 0; i--) {
      int j = randomBelow.applyAsInt(i + 1);
      Instance other = order[i];
      order[i] = order[j];
      order[j] = other;
    }
    return Arrays.asList(order);
  }

  /** Makes an answer, and makes it again when there are host names in it that can be resolved. */
  private CompletableFuture<Finding> complete(Function<Hostnames, Finding> make, int depth) {
    Hostnames hostnames = new Hostnames();
    Finding first = make.apply(hostnames);
    if (hostnames.wanted().isEmpty()) {
      return CompletableFuture.completedFuture(first);
    }
    List<DomainName> names = List.copyOf(hostnames.wanted());
    List<CompletableFuture<List<ResourceRecord>>> lookups = new ArrayList<>();
    names.forEach(name -> lookups.add(resolve(name, depth)));
    return CompletableFuture.allOf(lookups.toArray(CompletableFuture[]::new))
        .thenApply(
            all -> {
              for (int i = 0; i < names.size(); i++) {
                hostnames.learn(names.get(i), lookups.get(i).join());
              }
              return make.apply(hostnames);
            });
  }

  /** Where a host name leads; nothing when that cannot be found out. */
  private CompletableFuture<List<ResourceRecord>> resolve(DomainName name, int depth) {
    DomainName domain = zone.domainOf(name);
    CompletableFuture<List<ResourceRecord>> records;
    if (domain != null && !name.isSame(domain)) {
      if (depth == 0) {
        return CompletableFuture.completedFuture(List.of());
      }
      Question question = new Question(name, RecordType.ANY);
      Origin origin = new Origin(domain);
      records =
          find(subject(question, origin), question, origin, depth - 1).thenApply(Finding::answers);
    } else if (zone.recursion()) {
      records = upstream.addresses(name);
    } else {
      return CompletableFuture.completedFuture(List.of());
    }
    return records.exceptionally(failure -> List.of());
  }

  /** The servers of the datacenter, for records of the zone itself. */
  CompletableFuture<List<Instance>> servers() {
    InstanceLookup lookup =
        new InstanceLookup(
            zone.datacenter(), "consul", "", Way.DIRECT, zone.onlyPassing(), zone.freshness());
    return discovery
        .instances(lookup)
        .thenApply(found -> shuffled(found.list()))
        .exceptionally(failure -> List.of());
  }
}
