package io.praetor.gossip.internal.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a pool. All of them decrypt; the first, "primary" one encrypts. Empty when the pool
 * does not encrypt. Thread-safe: readers see one whole list or the next.
 */
public final class KeySet {

  /** Guarded by this for writing; each list is immutable. */
  private volatile List<SecretKeySpec> keys = List.of();

  /**
   * Starts with these.
   *
   * @param keys the primary one first; none turns encryption off
   */
  public KeySet(List<byte[]> keys) throws KeyRefusedException {
    for (byte[] key : keys) {
      install(key);
    }
  }

  /** Whether the pool encrypts at all. */
  public boolean encrypted() {
    return !keys.isEmpty();
  }

  /** Copies of all keys, the primary one first. */
  public List<byte[]> all() {
    return keys.stream().map(SecretKeySpec::getEncoded).toList();
  }

  /** Adds a key behind the others; one that is there stays where it is. */
  public synchronized void install(byte[] key) throws KeyRefusedException {
    if (key.length != 16 && key.length != 24 && key.length != 32) {
      throw new KeyRefusedException("key size must be 16, 24 or 32 bytes");
    }
    SecretKeySpec added = spec(key);
    if (!keys.contains(added)) {
      List<SecretKeySpec> next = new ArrayList<>(keys);
      next.add(added);
      keys = List.copyOf(next);
    }
  }

  /** Makes a key that is there the primary one; the others keep their order. */
  public synchronized void use(byte[] key) throws KeyRefusedException {
    int at = indexOf(key);
    if (at < 0) {
      throw new KeyRefusedException("Requested key is not in the keyring");
    }
    List<SecretKeySpec> next = new ArrayList<>(keys);
    next.add(0, next.remove(at));
    keys = List.copyOf(next);
  }

  /** Drops a key; nothing happens when it is not there. */
  public synchronized void remove(byte[] key) throws KeyRefusedException {
    int at = indexOf(key);
    if (at == 0) {
      throw new KeyRefusedException("Removing the primary key is not allowed");
    }
    if (at > 0) {
      List<SecretKeySpec> next = new ArrayList<>(keys);
      next.remove(at);
      keys = List.copyOf(next);
    }
  }

  /** In the order in which they are tried. */
  List<SecretKeySpec> specs() {
    return keys;
  }

  private int indexOf(byte[] key) {
    List<SecretKeySpec> now = keys;
    for (int i = 0; i < now.size(); i++) {
      if (Arrays.equals(now.get(i).getEncoded(), key)) {
        return i;
      }
    }
    return -1;
  }

  private static SecretKeySpec spec(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }
}
