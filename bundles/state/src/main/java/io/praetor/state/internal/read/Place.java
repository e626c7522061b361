package io.praetor.state.internal.read;

import io.praetor.state.internal.table.Root;
import java.util.Arrays;

/**
 * Where a question looked: one key, or everything below a prefix, of one key space. Also the probe
 * with which a changed key looks for those who looked there; then only the first {@code length}
 * bytes count.
 */
final class Place {

  private static final int HASH_FACTOR = 31;

  final int space;
  final boolean prefix;
  final int length;
  private final byte[] bytes;
  private final int hash;

  private Place(int space, boolean prefix, byte[] bytes, int length, int hash) {
    this.space = space;
    this.prefix = prefix;
    this.bytes = bytes;
    this.length = length;
    this.hash = hash;
  }

  static Place key(int space, byte[] key) {
    return new Place(space, false, key, key.length, hash(key, 0, 0, key.length));
  }

  static Place below(int space, byte[] prefix) {
    return below(space, prefix, prefix.length, hash(prefix, 0, 0, prefix.length));
  }

  static Place below(int space, byte[] bytes, int length, int hash) {
    return new Place(space, true, bytes, length, hash);
  }

  /** Continues the hash of the first {@code from} bytes up to {@code to}. */
  static int hash(byte[] bytes, int start, int from, int to) {
    int hash = start;
    for (int i = from; i < to; i++) {
      hash = hash * HASH_FACTOR + bytes[i];
    }
    return hash;
  }

  /** Whether two versions are the same here. Says no now and then when they are. */
  boolean isSameIn(Root one, Root other) {
    return prefix
        ? one.space(space).sameBelow(other.space(space), bytes)
        : one.space(space).get(bytes) == other.space(space).get(bytes);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Place other
        && hash == other.hash
        && length == other.length
        && space == other.space
        && prefix == other.prefix
        && Arrays.equals(bytes, 0, length, other.bytes, 0, length);
  }

  @Override
  public int hashCode() {
    return (hash * HASH_FACTOR + space) * 2 + (prefix ? 1 : 0);
  }
}
