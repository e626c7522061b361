package io.praetor.gossip.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Bytes of those who mean no good, or of a broken network. Whatever comes, a decoder ends with a
 * value or its own exception, and allocates in proportion to what came in.
 */
class HostileInputPropertyTest {

  /** Tables of a decompressor, ciphers and exceptions are there however short the input is. */
  private static final long FIXED_BYTES = 512 * 1024;

  /** A byte may become a rejection, or a field with its name, a few times over. */
  private static final long BYTES_PER_BYTE = 400;

  @Provide
  Arbitrary<String> packets() {
    return Arbitraries.of(Vectors.names("packet."));
  }

  @Provide
  Arbitrary<String> streams() {
    return Arbitraries.of(Vectors.names("stream."));
  }

  @Property(tries = 3_000)
  void shouldSurviveRandomPackets(
      @ForAll @IntRange(max = 15) int type, @ForAll @Size(max = 1_500) byte[] garbage) {
    byte[] packet = typed(type, garbage);

    assertBounded(packet.length, () -> Vectors.unpack(packet));
    assertBounded(packet.length, () -> Vectors.unpack(packet, Vectors.KEY));
  }

  @Property(tries = 3_000)
  void shouldSurviveRandomStreams(
      @ForAll @IntRange(max = 15) int type, @ForAll @Size(max = 1_500) byte[] garbage) {
    byte[] stream = typed(type, garbage);

    assertBounded(stream.length, () -> read(stream));
    assertBounded(stream.length, () -> read(stream, Vectors.KEY));
  }

  /** Far more of the input is taken for what it is when only a little of it is wrong. */
  @Property(tries = 3_000)
  void shouldSurvivePacketsThatWereChanged(
      @ForAll("packets") String name, @ForAll int where, @ForAll byte change) {
    byte[] packet = changed(Vectors.get(name), where, change);

    assertBounded(packet.length, () -> Vectors.unpack(packet));
  }

  @Property(tries = 3_000)
  void shouldSurviveStreamsThatWereChanged(
      @ForAll("streams") String name, @ForAll int where, @ForAll byte change) {
    byte[] stream = changed(Vectors.get(name), where, change);

    assertBounded(stream.length, () -> read(stream));
  }

  @Example
  void shouldRefuseEveryTruncationOfAPacket() {
    for (String name : Vectors.names("packet.")) {
      byte[] packet = Vectors.get(name);
      for (int length = 0; length < packet.length; length++) {
        Vectors.Unpacked unpacked = Vectors.unpack(Arrays.copyOf(packet, length), Vectors.KEY);
        assertFalse(unpacked.rejections.isEmpty(), name + " cut to " + length);
        assertEquals(List.of(), unpacked.messages);
      }
    }
  }

  /** A plain user message has no length of its own: it is the only one that may be cut. */
  @Example
  void shouldRefuseEveryTruncationOfAPlainMessage() {
    for (String name : List.of("ping", "indirect-ping", "ack", "nack", "ping-and-suspect")) {
      byte[] packet = Vectors.get("packet." + name);
      for (int length = 0; length < packet.length; length++) {
        byte[] cut = Arrays.copyOf(packet, length);
        assertFalse(Vectors.unpack(cut).rejections.isEmpty(), name + " cut to " + length);
      }
    }
  }

  @Example
  void shouldKeepTheWholeMessagesOfACutCompound() {
    byte[] packet = Vectors.get("packet.ping-and-suspect");

    Vectors.Unpacked unpacked = Vectors.unpack(Arrays.copyOf(packet, packet.length - 1));

    assertEquals(1, unpacked.messages.size());
    assertEquals(1, unpacked.rejections.size());
  }

  @Example
  void shouldRefuseLengthsThatLie() {
    for (String lie :
        List.of(
            "0683a44a6f696ec3a54e6f646573ce7fffffffac557365725374617465" + "4c656e00",
            "0683a44a6f696ec3a54e6f646573ce0000ffffac557365725374617465" + "4c656e00dfffffffff",
            "0683a44a6f696ec3a54e6f64657300ac5573657253746174654c656ece7fffffff",
            "0881aa557365724d73674c656ece7fffffff",
            "0982a4416c676f00a3427566dbffffffff",
            "0081a44e6f6465dbffffffff",
            "0681a54e6f646573ff",
            "0dddffffffff",
            "0affffffff00")) {
      byte[] stream = HexFormat.of().parseHex(lie);
      assertBounded(stream.length, () -> assertTrue(read(stream) == null));
      assertBounded(stream.length, () -> assertTrue(read(stream, Vectors.KEY) == null));
    }
  }

  @Example
  void shouldStopAPacketThatDecompressesToVeryMuch() {
    byte[] bomb = compressed(new byte[64 * 1024 * 1024]);

    Vectors.Unpacked unpacked = unpackBounded(bomb);

    assertEquals(List.of(), unpacked.messages);
    assertEquals(1, unpacked.rejections.size());
  }

  @Example
  void shouldRefuseAPacketThatDecompressesToNothing() {
    Vectors.Unpacked unpacked = unpackBounded(compressed(new byte[0]));

    assertEquals(List.of(), unpacked.messages);
    assertEquals(1, unpacked.rejections.size());
  }

  /** Members of protocol 1 send no versions; nobody sends some of them. */
  @Property(tries = 50)
  void shouldReadMembersWithTooFewVersions(@ForAll @Size(max = 5) byte[] versions) {
    MsgpackWriter out = new MsgpackWriter().map(6);
    out.string(Field.ADDRESS).raw(new byte[] {127, 0, 0, 1});
    out.string(Field.INCARNATION).integer(1);
    out.string(Field.META).raw(new byte[0]);
    out.string(Field.NODE).string("n");
    out.string(Field.PORT).integer(1);
    out.string(Field.VERSIONS).raw(versions);

    Vectors.Unpacked unpacked = unpackBounded(typed(MessageType.ALIVE, out.toByteArray()));

    assertEquals(List.of(), unpacked.rejections);
    assertEquals(1, unpacked.messages.size());
  }

  @Example
  void shouldStopAPacketOfManyCompressedOnes() {
    byte[] inner = compressed(typed(MessageType.USER, new byte[20_000]));
    List<byte[]> many = Collections.nCopies(100, inner);
    byte[] compound = Compound.join(many, Integer.MAX_VALUE).get(0);

    Vectors.Unpacked unpacked = unpackBounded(compound);

    assertEquals(4, unpacked.messages.size());
    assertEquals(96, unpacked.rejections.size());
  }

  @Example
  void shouldStopAPacketThatNestsDeeply() {
    byte[] nested = typed(MessageType.USER, new byte[2]);
    for (int i = 0; i < 1_000; i++) {
      nested = Compound.join(List.of(nested, new byte[] {8}), Integer.MAX_VALUE).get(0);
    }

    Vectors.Unpacked unpacked = unpackBounded(nested);

    assertEquals(List.of("nested too deeply"), unpacked.rejections.subList(0, 1));
  }

  @Example
  void shouldStopAStreamThatDecompressesToVeryMuch() {
    byte[] bomb = compressed(new byte[64 * 1024 * 1024]);

    long allocated = Allocation.of(() -> assertTrue(read(bomb) == null));

    assertTrue(allocated < 8L * Vectors.MAX_BYTES, "allocated: " + allocated);
  }

  @Example
  void shouldStopAStreamThatIsTooLong() {
    StreamReader reader = new StreamCodec(Vectors.options(), 10_000).reader();
    List<String> refusals = new ArrayList<>();
    byte[] head = {6, (byte) 0x81, (byte) 0xdb, 0, 0, (byte) 0xff, (byte) 0xff};
    try {
      reader.offer(ByteBuffer.wrap(head));
      reader.offer(ByteBuffer.wrap(new byte[10_000]));
    } catch (MalformedMessageException e) {
      refusals.add(e.getMessage());
    }

    assertEquals(List.of("Remote node state is larger than limit (10000)"), refusals);
  }

  private static Vectors.Unpacked unpackBounded(byte[] packet) {
    List<Vectors.Unpacked> result = new ArrayList<>();
    long allocated = Allocation.of(() -> result.add(Vectors.unpack(packet)));
    assertTrue(allocated < 2 * 1024 * 1024, "allocated: " + allocated);
    return result.get(0);
  }

  private static void assertBounded(int length, Runnable decoding) {
    long allocated = Allocation.of(decoding);
    assertTrue(allocated < FIXED_BYTES + length * BYTES_PER_BYTE, "allocated: " + allocated);
  }

  /** Returns null when it is refused, or not whole yet. */
  private static StreamMessage read(byte[] stream, byte[]... keys) {
    try {
      StreamCodec codec = new StreamCodec(Vectors.options(keys), Vectors.MAX_BYTES);
      return codec.reader().offer(ByteBuffer.wrap(stream));
    } catch (MalformedMessageException e) {
      return null;
    }
  }

  private static byte[] typed(int type, byte[] rest) {
    byte[] message = new byte[rest.length + 1];
    message[0] = (byte) type;
    System.arraycopy(rest, 0, message, 1, rest.length);
    return message;
  }

  private static byte[] compressed(byte[] message) {
    return Compression.compress(message);
  }

  private static byte[] changed(byte[] bytes, int where, byte change) {
    bytes[Math.floorMod(where, bytes.length)] = change;
    return bytes;
  }
}
