package io.praetor.gossip.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.message.Message;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PacketCodecTest {

  private static final Message SUSPECT = new Message.Suspect(3, "n1", "n2");

  private final byte[] message = new MemberlistEncoder().encode(SUSPECT);

  @Test
  void shouldReadTheOldEncryptionWithPadding() throws GeneralSecurityException {
    for (int length = message.length; length < message.length + 17; length++) {
      byte[] plain = Arrays.copyOf(message, length); // what follows a message is not looked at

      Vectors.Unpacked unpacked = Vectors.unpack(sealed(0, padded(plain)), Vectors.KEY);

      assertEquals(List.of(SUSPECT), unpacked.messages);
    }
  }

  @Test
  void shouldRefuseAPaddingThatCannotBe() throws GeneralSecurityException {
    for (int last : new int[] {0, 17, 255}) {
      byte[] plain = Arrays.copyOf(message, 32);
      plain[31] = (byte) last;

      Vectors.Unpacked unpacked = Vectors.unpack(sealed(0, plain), Vectors.KEY);

      assertEquals(List.of("padding is wrong"), unpacked.rejections);
    }
  }

  @Test
  void shouldRefuseANewerEncryption() throws GeneralSecurityException {
    assertEquals(
        List.of("Unsupported encryption version 2"),
        Vectors.unpack(sealed(2, message), Vectors.KEY).rejections);
  }

  @Test
  void shouldTakeKeysOfEverySize() throws KeyRefusedException {
    for (int size : new int[] {16, 24, 32}) {
      byte[] key = new byte[size];
      byte[] packet = pack(options(true, true, key));

      assertEquals(List.of(SUSPECT), Vectors.unpack(packet, Vectors.KEY, key).messages);
      assertEquals(
          List.of("No installed keys could decrypt the message"),
          Vectors.unpack(packet, Vectors.KEY).rejections);
    }
  }

  /** The way to encryption without a gap: first know the key, then send with it, then insist. */
  @Test
  void shouldChangeOverToEncryption() throws KeyRefusedException {
    byte[] plain = pack(options(false, false, Vectors.KEY));
    byte[] sealed = pack(options(false, true, Vectors.KEY));

    assertArrayEquals(message, plain);
    assertEquals(1, sealed[0]);
    assertEquals(List.of(SUSPECT), unpack(options(false, false, Vectors.KEY), plain).messages);
    assertEquals(List.of(SUSPECT), unpack(options(false, true, Vectors.KEY), sealed).messages);
    assertEquals(List.of(), unpack(options(true, true, Vectors.KEY), plain).messages);
  }

  @Test
  void shouldEncryptWithTheKeyInUse() throws KeyRefusedException {
    WireOptions options = options(true, true, Vectors.KEY, Vectors.OTHER_KEY);

    options.keys().use(Vectors.OTHER_KEY);
    byte[] packet = pack(options);
    options.keys().remove(Vectors.KEY);

    assertEquals(List.of(SUSPECT), Vectors.unpack(packet, Vectors.OTHER_KEY).messages);
    assertEquals(List.of(SUSPECT), unpack(options, packet).messages);
  }

  @Test
  void shouldRefuseWhatIsSentAgainUnderAKeyThatIsGone() throws KeyRefusedException {
    WireOptions options = options(true, true, Vectors.KEY, Vectors.OTHER_KEY);
    byte[] packet = pack(options);
    assertEquals(List.of(SUSPECT), unpack(options, packet).messages);

    options.keys().use(Vectors.OTHER_KEY);
    options.keys().remove(Vectors.KEY);

    assertEquals(List.of(), unpack(options, packet).messages);
  }

  @Test
  void shouldRefusePacketsOfAnotherLabel() {
    byte[] labelled = ByteBuffer.allocate(3 + message.length).put((byte) 244).put((byte) 1).array();

    assertEquals(
        List.of("labelled, and this pool has no label"), Vectors.unpack(labelled).rejections);
  }

  @Test
  void shouldRefuseAWrongSum() {
    byte[] packet = Vectors.get("packet.dead");
    packet[4]++;

    assertEquals(List.of("checksum is wrong"), Vectors.unpack(packet).rejections);
  }

  @Test
  void shouldSplitWhatIsTooMuchForOnePacket() throws KeyRefusedException {
    PacketCodec codec = new PacketCodec(options(true, true));
    Vectors.Unpacked unpacked = new Vectors.Unpacked();
    byte[] small = {8};

    List<byte[]> packets = codec.pack(Collections.nCopies(600, small), false);
    packets.forEach(packet -> codec.unpack(packet, unpacked));

    assertEquals(3, packets.size());
    assertEquals(600, unpacked.messages.size());
  }

  @Test
  void shouldSendALongMessageAlone() throws KeyRefusedException {
    byte[] big = new byte[9_000];
    big[0] = 8;

    List<byte[]> packets =
        new PacketCodec(new WireOptions(new KeySet(List.of()), true, true, false, 1))
            .pack(List.of(message, big, message), false);

    assertEquals(List.of(message.length, 9_000, message.length), sizes(packets));
  }

  @Test
  void shouldCompressOnlyWhatGetsShorter() throws KeyRefusedException {
    byte[] dull = new byte[500];
    dull[0] = 8;
    PacketCodec codec = new PacketCodec(options(true, true));

    assertTrue(codec.pack(List.of(dull), false).get(0).length < 100);
    assertArrayEquals(message, codec.pack(List.of(message), false).get(0));
  }

  @Test
  void shouldTakeThePortOfThePoolForMembersThatNameNone() {
    byte[] alive =
        new MsgpackWriter()
            .plain(MessageType.ALIVE)
            .map(2)
            .string("Node")
            .string("old")
            .string("Addr")
            .raw(new byte[] {127, 0, 0, 1})
            .toByteArray();

    Message.Alive read = (Message.Alive) Vectors.unpack(alive).messages.get(0);

    assertEquals(Vectors.DEFAULT_PORT, read.node().endpoint().port());
    assertEquals(null, read.node().versions());
  }

  @Test
  void shouldRefuseStreamsOfAnotherLabel() throws KeyRefusedException {
    StreamReader reader = new StreamCodec(options(true, true), 1_000).reader();

    assertThrows(
        MalformedMessageException.class,
        () -> reader.offer(ByteBuffer.wrap(new byte[] {(byte) 244, 1, 'x'})));
  }

  private byte[] pack(WireOptions options) {
    return new PacketCodec(options).pack(List.of(message), false).get(0);
  }

  private static Vectors.Unpacked unpack(WireOptions options, byte[] packet) {
    Vectors.Unpacked unpacked = new Vectors.Unpacked();
    new PacketCodec(options).unpack(packet, unpacked);
    return unpacked;
  }

  private static WireOptions options(boolean incoming, boolean outgoing, byte[]... keys)
      throws KeyRefusedException {
    return new WireOptions(new KeySet(List.of(keys)), incoming, outgoing, true, 7946);
  }

  private static List<Integer> sizes(List<byte[]> packets) {
    return packets.stream().map(packet -> packet.length).toList();
  }

  private static byte[] padded(byte[] plain) {
    int padding = 16 - plain.length % 16;
    byte[] padded = Arrays.copyOf(plain, plain.length + padding);
    Arrays.fill(padded, plain.length, padded.length, (byte) padding);
    return padded;
  }

  private static byte[] sealed(int version, byte[] plain) throws GeneralSecurityException {
    byte[] nonce = "twelve bytes".getBytes(UTF_8);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(Vectors.KEY, "AES"),
        new GCMParameterSpec(128, nonce));
    byte[] text = cipher.doFinal(plain);
    return ByteBuffer.allocate(13 + text.length).put((byte) version).put(nonce).put(text).array();
  }
}
