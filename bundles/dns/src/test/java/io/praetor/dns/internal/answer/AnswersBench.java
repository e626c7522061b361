package io.praetor.dns.internal.answer;

import io.praetor.api.discovery.AddressOwner;
import io.praetor.api.discovery.Discovery;
import io.praetor.api.discovery.Host;
import io.praetor.api.discovery.HostLookup;
import io.praetor.api.discovery.Instance;
import io.praetor.api.discovery.InstanceLookup;
import io.praetor.api.discovery.Instances;
import io.praetor.api.discovery.OwnerLookup;
import io.praetor.api.discovery.QueryLookup;
import io.praetor.api.discovery.QueryOutcome;
import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.Edns;
import io.praetor.dns.internal.message.Incoming;
import io.praetor.dns.internal.message.MessageWriter;
import io.praetor.dns.internal.message.Query;
import io.praetor.dns.internal.message.QueryReader;
import io.praetor.dns.internal.message.Question;
import io.praetor.dns.internal.message.RecordType;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many SRV questions are answered in a second, sockets and state left out. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnswersBench {

  @Param({"3", "100"})
  int instances;

  /** What the client takes, 0 when it does not say. */
  @Param({"0", "4096"})
  int payload;

  private final Client client = new Client(InetAddress.getLoopbackAddress(), false);
  private Answers answers;
  private byte[] question;

  /** Always the same instances. */
  private record Steady(Instances instances) implements Discovery {

    @Override
    public Discovery as(String secret) {
      return this;
    }

    @Override
    public CompletableFuture<Host> host(HostLookup lookup) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Instances> instances(InstanceLookup lookup) {
      return CompletableFuture.completedFuture(instances);
    }

    @Override
    public CompletableFuture<QueryOutcome> query(QueryLookup lookup) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<AddressOwner> owner(OwnerLookup lookup) {
      return CompletableFuture.completedFuture(null);
    }
  }

  @Setup
  public void prepare() {
    List<Instance> list =
        IntStream.range(0, instances)
            .mapToObj(i -> FakeDiscovery.host("node" + i, "10.0.0." + i))
            .map(host -> FakeDiscovery.instance(host, "", 8_000))
            .toList();
    Zone zone = new Zones().zone();
    Discovery discovery = new Steady(new Instances(list));
    answers =
        new Answers(
            () -> zone,
            () -> discovery,
            null,
            bound -> ThreadLocalRandom.current().nextInt(bound),
            () -> 1);
    DomainName name = DomainName.parse("web.service.consul").orElseThrow();
    Optional<Edns> edns =
        payload == 0 ? Optional.empty() : Optional.of(new Edns(payload, Optional.empty()));
    question =
        MessageWriter.write(new Query(1, true, false, new Question(name, RecordType.SRV), edns));
  }

  @Benchmark
  public byte[] answer() {
    Incoming.Asked asked = (Incoming.Asked) QueryReader.read(question);
    return answers.answer(asked.query(), question, client).join();
  }
}
