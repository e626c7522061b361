package io.praetor.dns.internal.answer;

import io.praetor.api.discovery.Discovery;
import io.praetor.api.discovery.OwnerLookup;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnknownDatacenterException;
import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.Edns;
import io.praetor.dns.internal.message.MessageWriter;
import io.praetor.dns.internal.message.Query;
import io.praetor.dns.internal.message.Question;
import io.praetor.dns.internal.message.RecordData;
import io.praetor.dns.internal.message.RecordType;
import io.praetor.dns.internal.message.ResourceRecord;
import io.praetor.dns.internal.message.Response;
import io.praetor.dns.internal.message.ResponseCode;
import io.praetor.dns.internal.question.ReverseName;
import io.praetor.dns.internal.question.Subject;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers questions. Any thread may ask; nothing blocks. */
public final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final Supplier<Zone> zones;
  private final Supplier<Discovery> discoveries;
  private final Upstream upstream;
  private final IntUnaryOperator randomBelow;
  private final LongSupplier epochSeconds;

  /**
   * @param zones what is answered for right now
   * @param discoveries whom to ask, null while there is nobody
   * @param randomBelow a random number from 0 up to, and without, its positive argument
   * @param epochSeconds seconds since 1970
   */
  public Answers(
      Supplier<Zone> zones,
      Supplier<Discovery> discoveries,
      Upstream upstream,
      IntUnaryOperator randomBelow,
      LongSupplier epochSeconds) {
    this.zones = zones;
    this.discoveries = discoveries;
    this.upstream = upstream;
    this.randomBelow = randomBelow;
    this.epochSeconds = epochSeconds;
  }

  /**
   * The answer to a question.
   *
   * @param message the question as it came
   * @return never fails
   */
  public CompletableFuture<byte[]> answer(Query query, byte[] message, Client client) {
    Zone zone = zones.get();
    Question question = query.question();
    DomainName domain = zone.domainOf(question.name());
    if (domain != null) {
      return own(zone, query, new Origin(domain), client);
    }
    if (question.name().isAtOrBelow(ReverseName.ZONE)) {
      return reverse(zone, query, message, client);
    }
    return zone.recursion() ? forward(zone, query, message, client) : done(refused(query));
  }

  private static CompletableFuture<byte[]> done(byte[] message) {
    return CompletableFuture.completedFuture(message);
  }

  private static byte[] refused(Query query) {
    return MessageWriter.write(Response.bare(query, ResponseCode.REFUSED, false), true);
  }

  private CompletableFuture<byte[]> own(Zone zone, Query query, Origin origin, Client client) {
    Discovery discovery = discoveries.get();
    CompletableFuture<Finding> finding;
    boolean forSubnet = false;
    if (query.question().type() == RecordType.AXFR) {
      finding = CompletableFuture.completedFuture(Finding.NOT_IMPLEMENTED);
    } else if (discovery == null) {
      finding = CompletableFuture.completedFuture(Finding.FAILED);
    } else {
      Lookup lookup = lookup(zone, discovery, query, client);
      if (query.question().type() == RecordType.SOA) {
        long serial = epochSeconds.getAsLong();
        finding = lookup.servers().thenApply(all -> ZoneRecords.soa(zone, origin, all, serial));
      } else if (query.question().type() == RecordType.NS) {
        finding = lookup.servers().thenApply(all -> ZoneRecords.servers(zone, origin, all));
      } else {
        Subject subject = lookup.subject(query.question(), origin);
        forSubnet = subject instanceof Subject.Prepared;
        finding = lookup.find(subject, query.question(), origin, Lookup.DEPTH_MAX);
      }
    }
    boolean ofSubnet = forSubnet;
    return finding
        .exceptionally(failure -> failed(query, failure))
        .thenApply(found -> write(zone, query, origin.domain(), client, found, ofSubnet));
  }

  private Lookup lookup(Zone zone, Discovery discovery, Query query, Client client) {
    InetAddress address =
        query
            .edns()
            .flatMap(Edns::subnet)
            .flatMap(subnet -> subnet.host())
            .orElse(client.address());
    return new Lookup(
        zone,
        discovery,
        upstream,
        randomBelow,
        address.getHostAddress(),
        zone.size().answers(query, client) + 1,
        query.edns().isPresent());
  }

  private static Finding failed(Query query, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof UnknownDatacenterException) {
      return Finding.ABSENT;
    }
    if (cause instanceof PlatformException) {
      LOG.debug("DNS question failed: name={} error={}", query.question().name(), cause.toString());
    } else {
      LOG.warn("DNS question failed: name={}", query.question().name(), cause);
    }
    return Finding.FAILED;
  }

  private byte[] write(
      Zone zone,
      Query query,
      DomainName domain,
      Client client,
      Finding finding,
      boolean forSubnet) {
    List<ResourceRecord> authorities = finding.authorities();
    if (finding.withSoa()) {
      authorities = new ArrayList<>(authorities);
      authorities.add(ZoneRecords.soa(zone, domain, epochSeconds.getAsLong()));
    }
    Response response =
        new Response(
            query,
            finding.code(),
            true,
            false,
            zone.recursion(),
            finding.answers(),
            authorities,
            finding.additionals(),
            edns(query, forSubnet && finding.code() == ResponseCode.NO_ERROR));
    return Fitting.write(response, zone.size(), client);
  }

  /** What this side says of itself is what the other said; the answer holds for all or for some. */
  private static Optional<Edns> edns(Query query, boolean forSubnet) {
    return query
        .edns()
        .map(
            edns ->
                new Edns(
                    edns.payloadBytes(),
                    edns.subnet()
                        .map(subnet -> subnet.withScope(forSubnet ? subnet.sourceBits() : 0))));
  }

  /**
   * Whose address it is, in the words of the main domain; what is nobody's may be known outside.
   */
  private CompletableFuture<byte[]> reverse(Zone zone, Query query, byte[] message, Client client) {
    Discovery discovery = discoveries.get();
    Optional<String> address = ReverseName.address(query.question().name().labels());
    if (discovery == null || address.isEmpty()) {
      return forward(zone, query, message, client);
    }
    return discovery
        .owner(new OwnerLookup(address.get(), zone.freshness()))
        .exceptionally(failure -> null)
        .thenCompose(
            owner -> {
              Origin origin = new Origin(zone.domain());
              Optional<DomainName> name =
                  owner == null
                      ? Optional.empty()
                      : owner.node()
                          ? origin.node(owner.name(), zone.datacenter())
                          : origin.service(owner.name(), zone.datacenter());
              if (name.isEmpty()) {
                return forward(zone, query, message, client);
              }
              RecordData data = new RecordData.Name(RecordType.PTR, name.get());
              ResourceRecord record = new ResourceRecord(query.question().name(), 0, data);
              boolean soa = query.question().type() == RecordType.SOA;
              Finding finding =
                  new Finding(ResponseCode.NO_ERROR, soa, List.of(record), List.of(), List.of());
              return done(write(zone, query, zone.domain(), client, finding, false));
            });
  }

  private CompletableFuture<byte[]> forward(Zone zone, Query query, byte[] message, Client client) {
    CompletableFuture<byte[]> answer =
        zone.recursion()
            ? upstream.forward(message, client.tcp(), largest(query, client))
            : CompletableFuture.failedFuture(new IllegalStateException("nobody to ask"));
    return answer.exceptionally(
        failure -> {
          Response response =
              new Response(
                  query,
                  ResponseCode.SERVER_FAILURE,
                  false,
                  false,
                  true,
                  List.of(),
                  List.of(),
                  List.of(),
                  edns(query, false));
          return MessageWriter.write(response, true);
        });
  }

  private static int largest(Query query, Client client) {
    return client.tcp() ? 65_535 : SizeRules.datagramBytes(query);
  }
}
