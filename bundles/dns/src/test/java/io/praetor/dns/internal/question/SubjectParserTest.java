package io.praetor.dns.internal.question;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.discovery.InstanceLookup.Way;
import io.praetor.dns.internal.message.RecordType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of a name, and those that look like one. */
class SubjectParserTest {

  private final SubjectParser parser = new SubjectParser("dc1");

  @ParameterizedTest
  @CsvSource({
    "web.service, web, '', dc1",
    "web.service.dc2, web, '', dc2",
    "web.service.dc2.dc, web, '', dc2",
    "v1.web.service, web, v1, dc1",
    "v1.2.web.service.dc2, web, v1.2, dc2",
    "_web._tcp.service, web, '', dc1",
    "_web._udp.service, web, udp, dc1",
    "_web._v1.service.dc2, web, v1, dc2",
    "web._tcp.service, _tcp, web, dc1",
    "_a._b._tcp.service, _tcp, _a._b, dc1",
    "node.service, node, '', dc1",
  })
  void shouldReadServices(String name, String service, String tag, String datacenter) {
    Subject expected = new Subject.Service(service, tag, Way.DIRECT, datacenter);
    assertEquals(expected, parse(name, RecordType.A));
    assertEquals(expected, parse(name, RecordType.SRV));
  }

  @Test
  void shouldReadServicesWithoutTheWordWhereOnlyTheyCanBeMeant() {
    assertEquals(
        new Subject.Service("web", "", Way.DIRECT, "dc1"), parse("_web._tcp", RecordType.SRV));
    assertEquals(
        new Subject.Service("web", "", Way.DIRECT, "dc2"), parse("_web._tcp.dc2", RecordType.SRV));
    assertEquals(new Subject.Nothing(), parse("_web._tcp", RecordType.A));
  }

  @Test
  void shouldReadOtherWaysToServices() {
    assertEquals(
        new Subject.Service("web", "", Way.MESH, "dc2"), parse("x.web.connect.dc2", RecordType.A));
    assertEquals(
        new Subject.Service("web", "", Way.INGRESS, "dc1"), parse("web.ingress", RecordType.A));
    assertEquals(new Subject.Virtual("web"), parse("web.virtual", RecordType.A));
    assertEquals(new Subject.Virtual("web"), parse("web.virtual.dc2.dc", RecordType.A));
  }

  @ParameterizedTest
  @CsvSource({
    "n1.node, n1, dc1",
    "n1.node.dc2, n1, dc2",
    "n1.node.dc2.dc, n1, dc2",
    "a.b.node, a.b, dc1",
    "foo.service.node, foo.service, dc1",
  })
  void shouldReadNodes(String name, String node, String datacenter) {
    assertEquals(new Subject.Node(node, datacenter), parse(name, RecordType.A));
  }

  @ParameterizedTest
  @CsvSource({
    "pq.query, pq, dc1",
    "a.pq.query.dc2, a.pq, dc2",
    "_pq._tcp.query, pq, dc1",
    "_a.pq._tcp.query, a.pq, dc1",
  })
  void shouldReadQueries(String name, String query, String datacenter) {
    assertEquals(new Subject.Prepared(query, datacenter), parse(name, RecordType.SRV));
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "x",
    "service",
    "node",
    "query",
    "addr",
    "connect",
    "virtual",
    "ingress",
    "dc1",
    "web.service.a.b",
    "web.service.a.b.dc",
    "n.node.a.b.c",
    "q.query.dc2.dc",
    "zzzzzzzz.addr",
    "0a0000011.addr",
    "a.0a000001.addr"
  })
  void shouldFindNothingInOtherNames(String name) {
    assertEquals(new Subject.Nothing(), parse(name, RecordType.A));
  }

  @Test
  void shouldReadAddresses() {
    assertArrayEquals(new byte[] {10, 0, 0, 1}, address("0a000001.addr"));
    assertArrayEquals(new byte[] {10, 0, 0, 1}, address("0a000001.addr.dc1.whatever"));
    assertEquals(16, address("20010db8000000000000000000000021.addr").length);
    assertEquals(0, address("0a0001.addr").length);
  }

  @Test
  void shouldReadNamesOfAddressesInReverse() {
    assertEquals(Optional.of("10.20.2.1"), reverse("1.2.20.10.in-addr.arpa"));
    assertEquals(
        Optional.of("2001:db8:0:0:0:0:0:21"),
        reverse("1.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"));
    assertEquals(Optional.empty(), reverse("2.20.10.in-addr.arpa"));
    assertEquals(Optional.empty(), reverse("256.2.20.10.in-addr.arpa"));
    assertEquals(Optional.empty(), reverse("x.2.20.10.in-addr.arpa"));
    assertEquals(Optional.empty(), reverse("-1.2.20.10.in-addr.arpa"));
    assertEquals(
        Optional.empty(),
        reverse("g.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"));
  }

  private static Optional<String> reverse(String name) {
    return ReverseName.address(List.of(name.split("\\.")));
  }

  private byte[] address(String name) {
    return ((Subject.Address) parse(name, RecordType.A)).octets();
  }

  private Subject parse(String name, int type) {
    return parser.parse(name.isEmpty() ? List.of() : List.of(name.split("\\.")), type);
  }
}
