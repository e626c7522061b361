package io.praetor.gossip.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.message.Versions;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What HashiCorp's members send, read as they mean it and written as they write it. */
class MemberlistVectorTest {

  private static final byte[] NO_KEY = {};

  static List<String> plainPackets() {
    return Vectors.names("packet.").stream().filter(n -> !n.contains("encrypted")).toList();
  }

  @ParameterizedTest
  @MethodSource("plainPackets")
  void shouldWritePacketsByteForByteAsTheyWere(String name) {
    byte[] packet = Vectors.get(name);
    Vectors.Unpacked unpacked = Vectors.unpack(packet);
    List<byte[]> messages = new ArrayList<>();
    unpacked.messages.forEach(message -> messages.add(new MemberlistEncoder().encode(message)));

    List<byte[]> packed =
        new PacketCodec(Vectors.options()).pack(messages, packet[0] == MessageType.CHECKSUM);

    assertEquals(List.of(), unpacked.rejections);
    assertEquals(1, packed.size());
    assertArrayEquals(packet, packed.get(0));
  }

  @Test
  void shouldReadPings() {
    assertEquals(
        List.of(new Message.Ping(1, "n1", endpoint(27102), "n2")), messages("packet.ping"));
    assertEquals(
        List.of(new Message.IndirectPing(6, endpoint(27102), "n2", true, endpoint(27100), "n0")),
        messages("packet.indirect-ping"));
    assertEquals(List.of(new Message.Nack(6)), messages("packet.nack"));
    assertEquals(
        List.of(
            new Message.Ping(8, "n1", endpoint(27100), "n0"), new Message.Suspect(1, "n2", "n0")),
        messages("packet.ping-and-suspect"));
    assertEquals(List.of(new Message.Dead(1, "n2", "n0")), messages("packet.dead"));
  }

  @Test
  void shouldReadAcknowledgementsWithCoordinates() {
    for (String name : List.of("packet.ack", "packet.ack.compressed")) {
      Message.Ack ack = assertInstanceOf(Message.Ack.class, messages(name).get(0));
      assertEquals(1, ack.sequence());
      assertEquals(1, ack.payload()[0], "version of the coordinate");
      assertTrue(new String(ack.payload(), ISO_8859_1).contains("Adjustment"));
    }
  }

  @Test
  void shouldReadNodesOfSerfAndConsul() {
    assertNode("n0", 27100, 5, "idx", messages("packet.alive").get(0));
    assertNode("c1", 27400, 4, "consul", messages("packet.consul.alive").get(0));
  }

  @Test
  void shouldReadUserMessages() {
    Message message = messages("packet.consul.ping-and-user").get(1);

    Message.User user = assertInstanceOf(Message.User.class, message);
    assertEquals(1, user.payload()[0], "serf's join intent");
    assertTrue(new String(user.payload(), ISO_8859_1).endsWith("s1"));
  }

  @Test
  void shouldReadEncryptedPackets() {
    Vectors.Unpacked unpacked =
        Vectors.unpack(Vectors.get("packet.encrypted.ping"), Vectors.OTHER_KEY, Vectors.KEY);

    assertEquals(List.of(), unpacked.rejections);
    assertEquals(List.of(new Message.Ping(1, "n0", endpoint(27201), "n1")), unpacked.messages);
  }

  @Test
  void shouldReadFullExchanges() throws MalformedMessageException {
    FullState join = state("stream.state.join", NO_KEY);
    assertTrue(join.join());
    assertNode("n1", 27101, 5, "idx", new Message.Alive(join.nodes().get(0)));
    assertTrue(new String(join.user(), ISO_8859_1).contains("StatusLTimes"));

    FullState later = state("stream.state.suspect", NO_KEY);
    assertEquals(3, later.nodes().size());
    assertEquals("n2", later.nodes().get(0).name());
    assertEquals(NodeState.SUSPECT, later.nodes().get(0).state());

    assertEquals(1, state("stream.encrypted.state", Vectors.KEY).nodes().size());
  }

  @Test
  void shouldReadWhatALongCompressorWrote() throws MalformedMessageException {
    byte[] bytes = Vectors.largeState();
    StreamCodec codec = new StreamCodec(Vectors.options(), Vectors.MAX_BYTES);

    StreamMessage message = codec.reader().offer(ByteBuffer.wrap(bytes));

    int leastCodes = bytes.length * Byte.SIZE / LzwDecoder.LAST_WIDTH;
    assertTrue(leastCodes > 1 << LzwDecoder.LAST_WIDTH, "the table was full once");
    assertInstanceOf(StreamMessage.State.class, message);
    assertArrayEquals(bytes, codec.encode(message));
  }

  @Test
  void shouldReadPingsByStream() throws MalformedMessageException {
    assertEquals(
        new StreamMessage.Single(new Message.Ping(6, "n2", endpoint(27100), "n0")),
        read("stream.ping", NO_KEY));
    StreamMessage.Single single =
        assertInstanceOf(StreamMessage.Single.class, read("stream.ack", NO_KEY));
    Message.Ack ack = assertInstanceOf(Message.Ack.class, single.message());
    assertEquals(6, ack.sequence());
    assertEquals(0, ack.payload().length);
  }

  @Test
  void shouldReadRefusals() throws MalformedMessageException {
    assertEquals(
        new StreamMessage.Refusal("Remote state is encrypted and encryption is not configured"),
        read("stream.error", NO_KEY));
    assertEquals(
        new StreamMessage.Refusal("Encryption is configured but remote state is not encrypted"),
        read("stream.encrypted.error", Vectors.KEY));
  }

  private static void assertNode(
      String name, int port, int serfProtocol, String tag, Message message) {
    NodeRecord node = assertInstanceOf(Message.Alive.class, message).node();
    assertEquals(name, node.name());
    assertEquals(endpoint(port), node.endpoint());
    assertEquals(1, node.incarnation());
    assertEquals(NodeState.ALIVE, node.state());
    assertEquals(new Versions(1, 5, 2, 2, 5, serfProtocol), node.versions());
    assertTrue(new String(node.meta(), ISO_8859_1).contains(tag));
  }

  private static List<Message> messages(String name) {
    Vectors.Unpacked unpacked = Vectors.unpack(Vectors.get(name));
    assertEquals(List.of(), unpacked.rejections);
    return unpacked.messages;
  }

  private static FullState state(String name, byte[] key) throws MalformedMessageException {
    return assertInstanceOf(StreamMessage.State.class, read(name, key)).state();
  }

  /** Byte by byte, as the worst network would bring it. */
  private static StreamMessage read(String name, byte[] key) throws MalformedMessageException {
    WireOptions options = key == NO_KEY ? Vectors.options() : Vectors.options(key);
    StreamReader reader = new StreamCodec(options, Vectors.MAX_BYTES).reader();
    byte[] bytes = Vectors.get(name);
    for (int i = 0; i < bytes.length - 1; i++) {
      assertNull(reader.offer(ByteBuffer.wrap(bytes, i, 1)), "whole after " + i);
    }
    StreamMessage message = reader.offer(ByteBuffer.wrap(bytes, bytes.length - 1, 1));
    assertNotNull(message);
    return message;
  }

  private static Endpoint endpoint(int port) {
    return new Endpoint(InetAddress.getLoopbackAddress(), port);
  }
}
