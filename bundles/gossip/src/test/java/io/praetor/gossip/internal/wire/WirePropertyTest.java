package io.praetor.gossip.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WirePropertyTest {

  private final MemberlistEncoder encoder = new MemberlistEncoder();

  @Provide
  Arbitrary<List<Message>> messages() {
    return WireArbitraries.messages().list().ofMinSize(1).ofMaxSize(40);
  }

  @Provide
  Arbitrary<FullState> states() {
    return WireArbitraries.states();
  }

  @Property(tries = 300)
  void shouldReadBackPackets(
      @ForAll("messages") List<Message> messages,
      @ForAll boolean encrypt,
      @ForAll boolean compress,
      @ForAll boolean checksum) {
    WireOptions options = options(encrypt, compress);
    PacketCodec codec = new PacketCodec(options);
    List<byte[]> encoded = messages.stream().map(encoder::encode).toList();
    Vectors.Unpacked unpacked = new Vectors.Unpacked();

    codec.pack(encoded, checksum).forEach(packet -> codec.unpack(packet, unpacked));

    assertEquals(List.of(), unpacked.rejections);
    assertSame(encoded, unpacked.messages.stream().map(encoder::encode).toList());
  }

  /** Equal bytes could come of a field that is lost both ways; text has every field. */
  @Property
  void shouldReadBackEveryField(@ForAll("messages") List<Message> messages) {
    for (Message message : messages) {
      Vectors.Unpacked unpacked = Vectors.unpack(encoder.encode(message));
      assertEquals(
          List.of(describe(message)), unpacked.messages.stream().map(this::describe).toList());
    }
  }

  @Property(tries = 300)
  void shouldFillPacketsAndNotOverfillThem(
      @ForAll("messages") List<Message> messages, @ForAll boolean encrypt) {
    List<byte[]> encoded = messages.stream().map(encoder::encode).toList();

    List<byte[]> packets = new PacketCodec(options(encrypt, false)).pack(encoded, true);

    for (byte[] packet : packets) {
      assertTrue(packet.length <= PacketBudget.PACKET_BYTES, "bytes: " + packet.length);
    }
    int total = encoded.stream().mapToInt(e -> e.length + PacketBudget.PER_MESSAGE_BYTES).sum();
    if (total <= PacketBudget.forMessages(encrypt)) {
      assertEquals(1, packets.size());
    }
  }

  @Property(tries = 100)
  void shouldReadBackStreamsHoweverTheyAreCut(
      @ForAll("states") FullState state,
      @ForAll boolean encrypt,
      @ForAll boolean compress,
      @ForAll @IntRange(min = 1, max = 700) int piece)
      throws MalformedMessageException {
    StreamCodec codec = new StreamCodec(options(encrypt, compress), Vectors.MAX_BYTES);
    byte[] bytes = codec.encode(new StreamMessage.State(state));
    StreamReader reader = codec.reader();
    StreamMessage message = null;

    for (int at = 0; at < bytes.length; at += piece) {
      assertNull(message);
      message = reader.offer(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)));
    }

    FullState read = ((StreamMessage.State) message).state();
    assertEquals(describe(state), describe(read));
    assertEquals(bytes.length, reader.size());
  }

  @Property(tries = 200)
  void shouldNoticeEveryChangeOfAnEncryptedPacket(
      @ForAll("messages") List<Message> messages, @ForAll @IntRange(max = 100_000) int where) {
    WireOptions options = options(true, true);
    List<byte[]> encoded = messages.stream().map(encoder::encode).toList();
    byte[] packet = new PacketCodec(options).pack(encoded, false).get(0);
    packet[where % packet.length] ^= 0x10;

    Vectors.Unpacked unpacked = new Vectors.Unpacked();
    new PacketCodec(options).unpack(packet, unpacked);

    assertEquals(List.of(), unpacked.messages);
    assertFalse(unpacked.rejections.isEmpty());
  }

  private static WireOptions options(boolean encrypt, boolean compress) {
    KeySet keys = encrypt ? Vectors.options(Vectors.KEY).keys() : Vectors.options().keys();
    return new WireOptions(keys, true, true, compress, Vectors.DEFAULT_PORT);
  }

  private static void assertSame(List<byte[]> expected, List<byte[]> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i));
    }
  }

  private String describe(Message message) {
    if (message instanceof Message.Alive alive) {
      return Described.node(alive.node());
    }
    if (message instanceof Message.User user) {
      return "user " + Described.hex(user.payload());
    }
    if (message instanceof Message.Ack ack) {
      return "ack " + ack.sequence() + " " + Described.hex(ack.payload());
    }
    return message.toString();
  }

  private static String describe(FullState state) {
    return state.join()
        + " "
        + state.nodes().stream().map(Described::node).toList()
        + " "
        + Described.hex(state.user());
  }
}
