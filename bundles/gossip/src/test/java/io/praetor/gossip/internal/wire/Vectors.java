package io.praetor.gossip.internal.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.praetor.gossip.internal.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** Bytes that real members sent, and codecs for them. */
final class Vectors {

  static final byte[] KEY = "0123456789abcdef".getBytes(US_ASCII);
  static final byte[] OTHER_KEY = "fedcba98765432100123456789abcdef".getBytes(US_ASCII);
  static final int DEFAULT_PORT = 7946;
  static final int MAX_BYTES = 1024 * 1024;

  private static final Properties ALL = load();

  private Vectors() {}

  static List<String> names(String prefix) {
    return ALL.stringPropertyNames().stream().filter(n -> n.startsWith(prefix)).sorted().toList();
  }

  static byte[] get(String name) {
    return HexFormat.of().parseHex(ALL.getProperty(name));
  }

  /** A full exchange so long that its compressor had to clear its table. */
  static byte[] largeState() {
    try (InputStream in = Vectors.class.getResourceAsStream("large-state.b64")) {
      return Base64.getMimeDecoder().decode(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WireOptions options(byte[]... keys) {
    try {
      return new WireOptions(new KeySet(List.of(keys)), true, true, true, DEFAULT_PORT);
    } catch (KeyRefusedException e) {
      throw new AssertionError(e);
    }
  }

  static Unpacked unpack(byte[] packet, byte[]... keys) {
    Unpacked unpacked = new Unpacked();
    new PacketCodec(options(keys)).unpack(packet, unpacked);
    return unpacked;
  }

  private static Properties load() {
    Properties all = new Properties();
    try (InputStream in = Vectors.class.getResourceAsStream("vectors.properties")) {
      all.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** What came out of a packet. */
  static final class Unpacked implements PacketCodec.Sink {

    final List<Message> messages = new ArrayList<>();
    final List<String> rejections = new ArrayList<>();

    @Override
    public void message(Message message) {
      messages.add(message);
    }

    @Override
    public void rejected(MalformedMessageException reason) {
      rejections.add(reason.getMessage());
    }
  }
}
