package io.praetor.kv.internal.command;

import java.nio.ByteBuffer;

/** Keys of versions: those of one key lie together, oldest first. */
public final class KvVersions {

  private KvVersions() {}

  /** The prefix of all versions of a key. */
  public static byte[] below(String key) {
    return KeySpace.bytes(key + '\0');
  }

  /** The version that was written at an index. */
  public static byte[] key(String key, long index) {
    byte[] prefix = below(key);
    return ByteBuffer.allocate(prefix.length + Long.BYTES).put(prefix).putLong(index).array();
  }
}
