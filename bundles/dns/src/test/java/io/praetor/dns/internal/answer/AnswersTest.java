package io.praetor.dns.internal.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.discovery.AddressOwner;
import io.praetor.api.discovery.Discovery;
import io.praetor.api.discovery.Host;
import io.praetor.api.discovery.Instance;
import io.praetor.api.discovery.InstanceLookup;
import io.praetor.api.discovery.QueryLookup;
import io.praetor.api.discovery.QueryOutcome;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnknownDatacenterException;
import io.praetor.dns.internal.message.ClientSubnet;
import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.Edns;
import io.praetor.dns.internal.message.MessageText;
import io.praetor.dns.internal.message.MessageWriter;
import io.praetor.dns.internal.message.Query;
import io.praetor.dns.internal.message.Question;
import io.praetor.dns.internal.message.RecordData;
import io.praetor.dns.internal.message.RecordType;
import io.praetor.dns.internal.message.ResourceRecord;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered; the forms are those that were recorded from Consul 1.10. */
class AnswersTest {

  private static final String SOA =
      "consul. 0 SOA ns.consul. hostmaster.consul. 77 3600 600 86400 0";
  private static final int NAME_ERROR = 3;
  private static final int REFUSED = 5;

  private final Zones zones = new Zones();
  private final FakeDiscovery discovery = new FakeDiscovery();
  private final FakeUpstream upstream = new FakeUpstream();
  private final Random random = new Random(4);
  private Discovery present = discovery;
  private boolean tcp;
  private Edns edns;

  private static final class FakeUpstream implements Upstream {

    private final List<DomainName> asked = new ArrayList<>();
    private byte[] answer;
    private List<ResourceRecord> records = List.of();

    @Override
    public CompletableFuture<byte[]> forward(byte[] message, boolean tcp, int bytesMax) {
      return answer == null
          ? CompletableFuture.failedFuture(new IllegalStateException("nobody answers"))
          : CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletableFuture<List<ResourceRecord>> addresses(DomainName name) {
      asked.add(name);
      return CompletableFuture.completedFuture(records);
    }
  }

  @BeforeEach
  void register() {
    discovery.hosts.put(
        "n1", new Host("n1", "10.0.0.1", "dc1", Map.of(), Map.of("rfc1035-x", "a=b")));
    discovery.hosts.put("n6", FakeDiscovery.host("n6", "2001:db8::6"));
    discovery.hosts.put("alias", FakeDiscovery.host("alias", "www.example.com"));
    discovery.services.put(
        "web",
        List.of(
            FakeDiscovery.instance(FakeDiscovery.host("n1", "10.0.0.1"), "", 80),
            FakeDiscovery.instance(FakeDiscovery.host("n2", "10.0.0.2"), "10.9.9.2", 81)));
    discovery.services.put(
        "consul",
        List.of(
            FakeDiscovery.instance(FakeDiscovery.host("Srv1", "10.0.0.3"), "", 8300),
            FakeDiscovery.instance(FakeDiscovery.host("bad_name", "10.0.0.4"), "", 8300)));
  }

  @Test
  void shouldAnswerForNodes() {
    MessageText answer = ask("N1.node.consul", RecordType.A);
    assertEquals("qr aa rd ", answer.flags());
    assertEquals(List.of("N1.node.consul. 0 A 10.0.0.1"), answer.answers());
    assertEquals(List.of("N1.node.consul. 0 TXT a=b"), answer.additionals());
    assertEquals(List.of(), ask("n1.node.consul", RecordType.AAAA).answers());
    assertEquals(List.of(), ask("n1.node.consul", RecordType.AAAA).authorities());
    assertEquals(2, ask("n1.node.consul", RecordType.ANY).answers().size());
    assertEquals(
        List.of("n1.node.consul. 0 TXT a=b"), ask("n1.node.consul", RecordType.TXT).answers());
    assertEquals(
        List.of("n6.node.consul. 0 AAAA 2001:db8:0:0:0:0:0:6"),
        ask("n6.node.consul", RecordType.AAAA).answers());
    assertEquals(
        List.of("alias.node.consul. 0 CNAME www.example.com."),
        ask("alias.node.consul", RecordType.A).answers());
    assertAbsent(ask("absent.node.consul", RecordType.A));
    zones.nodeMeta = false;
    zones.nodeTtl = 9;
    assertEquals(List.of(), ask("n1.node.consul", RecordType.A).additionals());
    assertEquals(
        List.of("n1.node.consul. 9 A 10.0.0.1"), ask("n1.node.consul", RecordType.A).answers());
  }

  @Test
  void shouldAnswerForServices() {
    assertEquals(
        Set.of("web.service.consul. 0 A 10.0.0.1", "web.service.consul. 0 A 10.9.9.2"),
        Set.copyOf(ask("web.service.consul", RecordType.A).answers()));
    MessageText places = ask("_web._tcp.service.consul", RecordType.SRV);
    assertEquals(
        Set.of(
            "_web._tcp.service.consul. 0 SRV 1 1 80 n1.node.dc1.consul.",
            "_web._tcp.service.consul. 0 SRV 1 1 81 0a090902.addr.dc1.consul."),
        Set.copyOf(places.answers()));
    assertEquals(
        Set.of("n1.node.dc1.consul. 0 A 10.0.0.1", "0a090902.addr.dc1.consul. 0 A 10.9.9.2"),
        Set.copyOf(places.additionals()));
    MessageText none = ask("web.service.consul", RecordType.AAAA);
    assertEquals(0, none.code());
    assertEquals(List.of(SOA), none.authorities());
    assertAbsent(ask("absent.service.consul", RecordType.A));
    assertAbsent(ask("service.consul", RecordType.A));
  }

  @Test
  void shouldAskForWhatTheNameSays() {
    zones.onlyPassing = true;
    ask("V1.Web.service.DC2.consul", RecordType.A);
    InstanceLookup lookup = (InstanceLookup) discovery.lookups.get(0);
    assertEquals("dc2", lookup.datacenter());
    assertEquals("web", lookup.service());
    assertEquals("v1", lookup.tag());
    assertTrue(lookup.onlyPassing());
    assertTrue(lookup.freshness().stale());
  }

  @Test
  void shouldTellInstancesInAnotherOrderEachTime() {
    Set<List<String>> orders = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      orders.add(ask("web.service.consul", RecordType.A).answers());
    }
    assertEquals(2, orders.size());
  }

  @Test
  void shouldTellAnAddressOnceAndNoMoreThanAllowed() {
    List<Instance> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(
          FakeDiscovery.instance(FakeDiscovery.host("n" + i, "10.0.0." + i / 2), "", 1_000 + i));
    }
    discovery.services.put("web", many);
    tcp = true;
    assertEquals(10, ask("web.service.consul", RecordType.A).answers().size());
    assertEquals(20, ask("web.service.consul", RecordType.SRV).answers().size());
    zones.addressLimit = 4;
    assertEquals(4, ask("web.service.consul", RecordType.A).answers().size());
    assertEquals(20, ask("web.service.consul", RecordType.SRV).answers().size());
    tcp = false;
    assertEquals(3, ask("web.service.consul", RecordType.A).answers().size());
  }

  @Test
  void shouldKeepRecordsAsLongAsTheServiceMay() {
    zones.serviceTtls = Map.of("web", 5L, "w*", 6L, "*", 7L);
    assertTrue(ask("web.service.consul", RecordType.A).answers().get(0).contains(" 5 A "));
    ServiceTtls ttls = new ServiceTtls(zones.serviceTtls);
    assertEquals(6, ttls.seconds("webb"));
    assertEquals(7, ttls.seconds("db"));
    assertEquals(0, new ServiceTtls(Map.of("w*", 1L)).seconds("db"));
  }

  @Test
  void shouldFollowHostNamesInsideAndOutside() {
    zones.recursion = true;
    RecordData address = new RecordData.Address(new byte[] {9, 9, 9, 9});
    upstream.records =
        List.of(new ResourceRecord(DomainName.parse("x.example").orElseThrow(), 60, address));
    discovery.services.put(
        "ext",
        List.of(FakeDiscovery.instance(FakeDiscovery.host("n", "10.0.0.1"), "x.example", 80)));
    assertEquals(
        List.of("ext.service.consul. 0 CNAME x.example.", "x.example. 0 A 9.9.9.9"),
        ask("ext.service.consul", RecordType.A).answers());
    MessageText place = ask("ext.service.consul", RecordType.SRV);
    assertEquals(List.of("ext.service.consul. 0 SRV 1 1 80 x.example."), place.answers());
    assertEquals(List.of("x.example. 0 A 9.9.9.9"), place.additionals());
    discovery.hosts.put("alias", FakeDiscovery.host("alias", "n6.node.consul"));
    assertEquals(
        List.of(
            "alias.node.consul. 0 CNAME n6.node.consul.",
            "n6.node.consul. 0 AAAA 2001:db8:0:0:0:0:0:6"),
        ask("alias.node.consul", RecordType.A).answers());
    tcp = true;
    discovery.hosts.put("loop", FakeDiscovery.host("loop", "loop.node.consul"));
    assertEquals(Lookup.DEPTH_MAX + 1, ask("loop.node.consul", RecordType.A).answers().size());
    zones.recursion = false;
    assertEquals(
        List.of("ext.service.consul. 0 CNAME x.example."),
        ask("ext.service.consul", RecordType.A).answers());
  }

  @Test
  void shouldTellOneNameOnlyWhenThereIsNoAddress() {
    Host host = FakeDiscovery.host("n", "10.0.0.1");
    discovery.services.put(
        "mixed",
        List.of(
            FakeDiscovery.instance(host, "a.example", 1),
            FakeDiscovery.instance(host, "", 2),
            FakeDiscovery.instance(host, "b.example", 3)));
    assertEquals(
        List.of("mixed.service.consul. 0 A 10.0.0.1"),
        ask("mixed.service.consul", RecordType.A).answers());
    assertEquals(1, ask("mixed.service.consul", RecordType.AAAA).answers().size());
  }

  @Test
  void shouldChooseAddressesByFamilyAndDistance() {
    Host host =
        new Host(
            "n",
            "10.0.0.1",
            "dc2",
            Map.of("lan_ipv6", "2001:db8::1", "wan", "1.2.3.4", "wan_ipv4", "1.2.3.5"),
            Map.of());
    Instance instance = new Instance(host, "web", "10.1.1.1", 80, Map.of("wan", "5.6.7.8:9000"), 4);
    discovery.services.put("web", List.of(instance));
    discovery.hosts.put("n", host);
    assertEquals(
        List.of("n.node.dc2.consul. 0 AAAA 2001:db8:0:0:0:0:0:1"),
        ask("n.node.dc2.consul", RecordType.AAAA).answers());
    assertEquals(
        List.of("n.node.dc2.consul. 0 A 10.0.0.1"),
        ask("n.node.dc2.consul", RecordType.A).answers());
    zones.translateWan = true;
    assertEquals(
        List.of("n.node.dc2.consul. 0 A 1.2.3.5"),
        ask("n.node.dc2.consul", RecordType.A).answers());
    assertEquals(
        List.of("web.service.dc2.consul. 0 SRV 1 4 9000 05060708.addr.dc2.consul."),
        ask("web.service.dc2.consul", RecordType.SRV).answers());
  }

  @Test
  void shouldAnswerForTheZone() {
    MessageText soa = ask("anything.consul", RecordType.SOA);
    assertEquals(List.of(SOA), soa.answers());
    assertEquals(List.of("consul. 0 NS srv1.node.dc1.consul."), soa.authorities());
    assertEquals(List.of("srv1.node.dc1.consul. 0 A 10.0.0.3"), soa.additionals());
    assertEquals(soa.authorities(), ask("consul", RecordType.NS).answers());
    assertEquals(4, ask("consul", RecordType.AXFR).code());
    assertAbsent(ask("consul", RecordType.A));
  }

  @Test
  void shouldUseTheDomainOfTheQuestion() {
    zones.domains = List.of("consul", "other.test");
    assertEquals(
        List.of("other.test. 0 NS srv1.node.dc1.other.test."),
        ask("other.test", RecordType.NS).answers());
    assertEquals(REFUSED, ask("test", RecordType.NS).code());
    assertEquals("qr rd ", ask("test", RecordType.NS).flags());
    zones.domains = List.of("consul", "alt.consul");
    assertEquals(1, ask("n1.node.alt.consul", RecordType.A).answers().size());
  }

  @Test
  void shouldAnswerForAddressesInNamesAndNamesOfAddresses() {
    assertEquals(
        List.of("0a000001.addr.consul. 0 A 10.0.0.1"),
        ask("0A000001.addr.consul", RecordType.AAAA).answers());
    discovery.owners.put("10.0.0.1", new AddressOwner(true, "n1"));
    discovery.owners.put("10.0.0.2", new AddressOwner(false, "web"));
    assertEquals(
        List.of("1.0.0.10.in-addr.arpa. 0 PTR n1.node.dc1.consul."),
        ask("1.0.0.10.in-addr.arpa", RecordType.PTR).answers());
    assertEquals(
        List.of("2.0.0.10.in-addr.arpa. 0 PTR web.service.dc1.consul."),
        ask("2.0.0.10.in-addr.arpa", RecordType.PTR).answers());
    MessageText unknown = ask("3.0.0.10.in-addr.arpa", RecordType.PTR);
    assertEquals(2, unknown.code());
    assertEquals("qr rd ra ", unknown.flags());
  }

  @Test
  void shouldAnswerForQueries() {
    discovery.queries.put(
        "q",
        new QueryOutcome(
            "web",
            "dc2",
            13,
            List.of(FakeDiscovery.instance(FakeDiscovery.host("far", "10.7.0.1"), "", 80))));
    assertEquals(
        List.of("q.query.consul. 13 SRV 1 1 80 far.node.dc2.consul."),
        ask("q.query.consul", RecordType.SRV).answers());
    assertAbsent(ask("absent.query.consul", RecordType.A));
    discovery.queries.put("e", new QueryOutcome("web", "dc1", 13, List.of()));
    assertAbsent(ask("e.query.consul", RecordType.A));
    QueryLookup lookup = (QueryLookup) discovery.lookups.get(0);
    assertEquals("127.0.0.1", lookup.client());
    edns = new Edns(4_096, Optional.of(new ClientSubnet(1, 24, 0, new byte[] {10, 1, 2})));
    assertEquals(List.of("OPT 4096 +11"), ask("q.query.consul", RecordType.A).additionals());
    QueryLookup behind = (QueryLookup) discovery.lookups.get(discovery.lookups.size() - 1);
    assertEquals("10.1.2.0", behind.client());
  }

  @Test
  void shouldTellTheVirtualAddress() {
    Host host = FakeDiscovery.host("n1", "10.0.0.1");
    discovery.services.put(
        "web",
        List.of(new Instance(host, "web", "", 80, Map.of("consul-virtual", "240.0.0.1:80"), 1)));
    assertEquals(
        List.of("web.virtual.consul. 0 A 240.0.0.1"),
        ask("Web.virtual.consul", RecordType.A).answers());
    MessageText none = ask("db.virtual.consul", RecordType.A);
    assertEquals(List.of(), none.answers());
    assertEquals(List.of(), none.authorities());
    assertEquals(0, none.code());
  }

  @Test
  void shouldSayWhenNobodyCanTell() {
    discovery.failure = new NoLeaderException();
    assertEquals(2, ask("web.service.consul", RecordType.A).code());
    assertEquals(2, ask("n1.node.consul", RecordType.A).code());
    discovery.failure = new IllegalStateException("broken");
    assertEquals(2, ask("q.query.consul", RecordType.A).code());
    assertEquals(List.of(SOA), ask("consul", RecordType.SOA).answers());
    discovery.failure = new UnknownDatacenterException("dc9");
    assertAbsent(ask("web.service.dc9.consul", RecordType.A));
    present = null;
    assertEquals(2, ask("web.service.consul", RecordType.A).code());
  }

  @Test
  void shouldPassOtherNamesOn() {
    assertEquals(REFUSED, ask("example.com", RecordType.A).code());
    zones.recursion = true;
    MessageText failed = ask("example.com", RecordType.A);
    assertEquals(2, failed.code());
    assertEquals("qr rd ra ", failed.flags());
    upstream.answer = new byte[] {0, 1, -128, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    assertEquals(1, ask("example.com", RecordType.A).id());
    assertAbsent(ask("absent.node.consul", RecordType.A));
  }

  private static void assertAbsent(MessageText answer) {
    assertEquals(NAME_ERROR, answer.code());
    assertEquals(List.of(SOA), answer.authorities());
    assertEquals(List.of(), answer.answers());
  }

  private MessageText ask(String name, int type) {
    Answers answers = new Answers(zones::zone, () -> present, upstream, random::nextInt, () -> 77);
    Query query =
        new Query(
            4,
            true,
            false,
            new Question(DomainName.parse(name).orElseThrow(), type),
            Optional.ofNullable(edns));
    Client client = new Client(InetAddress.getLoopbackAddress(), tcp);
    return MessageText.of(answers.answer(query, MessageWriter.write(query), client).join());
  }
}
