package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.wire.MalformedMessageException;
import io.praetor.gossip.internal.wire.MsgpackReader;
import io.praetor.gossip.internal.wire.MsgpackWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Tags as they travel with a node: a magic byte, then a map of text to text. */
public final class TagCodec {

  /** Most that a node may say of itself. */
  public static final int BYTES_MAX = 512;

  private static final int MAGIC = 255;

  private TagCodec() {}

  /**
   * Encodes tags.
   *
   * @throws IllegalArgumentException when they are longer than {@link #BYTES_MAX}
   */
  public static byte[] encode(Map<String, String> tags) {
    MsgpackWriter out = new MsgpackWriter().plain(MAGIC).map(tags.size());
    new TreeMap<>(tags).forEach((key, value) -> out.string(key).string(value));
    if (out.size() > BYTES_MAX) {
      throw new IllegalArgumentException(
          "Encoded length of tags exceeds limit of " + BYTES_MAX + " bytes");
    }
    return out.toByteArray();
  }

  /** Reads tags; what came before protocol 3 was the role alone. */
  public static Map<String, String> decode(byte[] bytes) {
    if (bytes.length == 0 || (bytes[0] & 0xff) != MAGIC) {
      return Map.of("role", new String(bytes, StandardCharsets.UTF_8));
    }
    Map<String, String> tags = new TreeMap<>();
    try {
      MsgpackReader in = new MsgpackReader(bytes, 1, bytes.length);
      for (int left = in.map(); left > 0; left--) {
        tags.put(in.string(), in.string());
      }
    } catch (MalformedMessageException e) {
      // Like serf: what could be read counts. The guards of the pool refuse members without tags.
      return tags;
    }
    return tags;
  }
}
