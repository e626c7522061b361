package io.praetor.dns.internal.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MessagePropertyTest {

  @Property
  void shouldReadAnyBytesAsSomething(@ForAll byte[] bytes) {
    Incoming incoming = QueryReader.read(bytes);
    assertNotNull(incoming);
    assertEquals(
        bytes.length < QueryReader.HEADER_BYTES || (bytes[2] & 0x80) != 0,
        incoming instanceof Incoming.Ignored);
  }

  @Property
  void shouldReadAnyAnswerOrRefuseIt(@ForAll byte[] bytes) {
    readAnswer(bytes);
  }

  @Property
  void shouldReadWhatItWrites(@ForAll("queries") Query query) {
    Incoming read = QueryReader.read(MessageWriter.write(query));
    assertEquals(query.question(), ((Incoming.Asked) read).query().question());
    assertEquals(query.id(), ((Incoming.Asked) read).query().id());
    assertEquals(query.recursionDesired(), ((Incoming.Asked) read).query().recursionDesired());
    assertEquals(
        query.edns().map(Edns::payloadBytes),
        ((Incoming.Asked) read).query().edns().map(Edns::payloadBytes));
    assertEquals(
        query.edns().flatMap(Edns::subnet).flatMap(ClientSubnet::host),
        ((Incoming.Asked) read).query().edns().flatMap(Edns::subnet).flatMap(ClientSubnet::host));
  }

  @Property
  void shouldReadEveryPieceOfAQuestion(@ForAll("queries") Query query, @ForAll byte garbage) {
    byte[] whole = MessageWriter.write(query);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertTrue(!(QueryReader.read(cut) instanceof Incoming.Asked), "cut at " + length);
      byte[] spoilt = whole.clone();
      spoilt[length] = garbage;
      assertNotNull(QueryReader.read(spoilt));
    }
  }

  @Property
  void shouldLeaveOutNamesThatStandSomewhereAlready(@ForAll("responses") Response response)
      throws Exception {
    byte[] full = MessageWriter.write(response, false);
    byte[] compressed = MessageWriter.write(response, true);
    assertTrue(compressed.length <= full.length);
    assertEquals(names(full), names(compressed));
  }

  @Property
  void shouldReadEveryPieceOfAnAnswer(@ForAll("responses") Response response) {
    byte[] whole = MessageWriter.write(response, true);
    for (int length = 0; length < whole.length; length++) {
      readAnswer(Arrays.copyOf(whole, length));
      byte[] spoilt = whole.clone();
      spoilt[length] = (byte) 0xc0;
      readAnswer(spoilt);
    }
  }

  @Test
  void shouldNotGoRoundInNames() {
    byte[] loop = new byte[18];
    loop[5] = 1;
    loop[12] = (byte) 0xc0;
    loop[13] = 12;
    assertTrue(QueryReader.read(loop) instanceof Incoming.Rejected);
    loop[12] = 1;
    loop[13] = 'a';
    loop[14] = (byte) 0xc0;
    loop[15] = 12;
    Incoming.Rejected rejected = (Incoming.Rejected) QueryReader.read(loop);
    assertEquals(ResponseCode.FORMAT_ERROR, rejected.code());
    assertEquals(QueryReader.HEADER_BYTES, MessageWriter.write(rejected).length);
  }

  @Test
  void shouldRefuseOtherOperationsAndMoreThanOneQuestion() {
    byte[] update = new byte[12];
    update[2] = 5 << 3;
    assertEquals(
        ResponseCode.NOT_IMPLEMENTED, ((Incoming.Rejected) QueryReader.read(update)).code());
    byte[] two = new byte[12];
    two[5] = 2;
    assertEquals(ResponseCode.FORMAT_ERROR, ((Incoming.Rejected) QueryReader.read(two)).code());
  }

  private static void readAnswer(byte[] bytes) {
    try {
      ResponseReader.head(bytes);
      assertNotNull(ResponseReader.addresses(bytes));
    } catch (MalformedMessageException e) {
      assertNotNull(e.getMessage());
    }
  }

  /** Every name in a message, in order. */
  private static List<DomainName> names(byte[] message) throws MalformedMessageException {
    MessageCursor in = new MessageCursor(message);
    in.skip(6);
    int records = in.number16() + in.number16() + in.number16();
    List<DomainName> names = new ArrayList<>();
    names.add(in.name());
    in.skip(4);
    for (int i = 0; i < records; i++) {
      names.add(in.name());
      int type = in.number16();
      in.skip(6);
      int end = in.number16() + in.position();
      if (type == RecordType.SRV) {
        in.skip(6);
      }
      if (type == RecordType.SRV || type == RecordType.CNAME || type == RecordType.NS) {
        names.add(in.name());
        assertEquals(end, in.position());
      }
      in.position(end);
    }
    assertEquals(message.length, in.position());
    return names;
  }

  @Test
  void shouldMakeNoNameThatFitsIntoNoMessage() {
    String label = "a".repeat(63);
    assertTrue(DomainName.parse(label + ".b").isPresent());
    assertTrue(DomainName.parse(label + "a.b").isEmpty());
    assertTrue(DomainName.parse("a..b").isEmpty());
    assertTrue(DomainName.parse(".a").isEmpty());
    String most = (label + ".").repeat(3) + "a".repeat(61);
    assertEquals(DomainName.BYTES_MAX, DomainName.parse(most).orElseThrow().length());
    assertTrue(DomainName.parse(most + "a").isEmpty());
    assertEquals("A.b.", DomainName.parse("A.b").orElseThrow().toString());
    assertEquals(List.of("a", "b"), DomainName.parse("A.b.").orElseThrow().labels());
  }

  @Test
  void shouldKnowWhatIsBelow() {
    DomainName consul = DomainName.parse("consul").orElseThrow();
    assertTrue(DomainName.parse("A.ConSul").orElseThrow().isAtOrBelow(consul));
    assertTrue(consul.isAtOrBelow(consul));
    assertTrue(!DomainName.parse("xconsul").orElseThrow().isAtOrBelow(consul));
    assertTrue(!DomainName.ROOT.isAtOrBelow(consul));
    assertTrue(consul.isAtOrBelow(DomainName.ROOT));
    assertArrayEquals(new byte[1], DomainName.ROOT.wire());
  }

  @Provide
  static Arbitrary<DomainName> names() {
    return Arbitraries.of("a", "b", "Ab", "node", "consul", "x".repeat(63))
        .list()
        .ofMaxSize(3)
        .map(labels -> DomainName.parse(String.join(".", labels)).orElseThrow());
  }

  @Provide
  static Arbitrary<Query> queries() {
    Arbitrary<Optional<ClientSubnet>> subnets =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMaxSize(4)
            .map(octets -> new ClientSubnet(1, octets.length * 8, 0, octets))
            .optional();
    Arbitrary<Optional<Edns>> edns =
        Combinators.combine(Arbitraries.integers().between(0, 65_535), subnets)
            .as(Edns::new)
            .optional();
    return Combinators.combine(
            Arbitraries.integers().between(0, 65_535),
            Arbitraries.of(true, false),
            names(),
            Arbitraries.integers().between(0, 65_535),
            edns)
        .as((id, rd, name, type, said) -> new Query(id, rd, false, new Question(name, type), said));
  }

  @Provide
  static Arbitrary<Response> responses() {
    Arbitrary<RecordData> data =
        Arbitraries.oneOf(
            names().map(name -> new RecordData.Service(1, 2, 3, name)),
            names().map(name -> new RecordData.Name(RecordType.CNAME, name)),
            names().map(name -> new RecordData.Name(RecordType.NS, name)),
            Arbitraries.of(4, 16).map(size -> new RecordData.Address(new byte[size])),
            Arbitraries.strings().ofMaxLength(10).map(MessagePropertyTest::text));
    Arbitrary<List<ResourceRecord>> records =
        Combinators.combine(names(), Arbitraries.longs().between(0, 0xffff_ffffL), data)
            .as(ResourceRecord::new)
            .list()
            .ofMaxSize(12);
    return Combinators.combine(queries(), records, records)
        .as(
            (query, answers, additionals) ->
                new Response(
                    query,
                    ResponseCode.NO_ERROR,
                    true,
                    false,
                    false,
                    answers,
                    List.of(),
                    additionals,
                    query.edns()));
  }

  private static RecordData text(String text) {
    return new RecordData.Text(List.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
