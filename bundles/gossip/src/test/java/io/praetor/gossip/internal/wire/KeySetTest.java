package io.praetor.gossip.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeySetTest {

  private final byte[] first = key(16, 1);
  private final byte[] second = key(24, 2);
  private final byte[] third = key(32, 3);

  @Test
  void shouldNotEncryptWithoutKeys() throws KeyRefusedException {
    KeySet keys = new KeySet(List.of());

    assertFalse(keys.encrypted());
    keys.remove(first);
    keys.install(first);
    assertTrue(keys.encrypted());
  }

  @Test
  void shouldTakeThreeSizesOnly() throws KeyRefusedException {
    KeySet keys = new KeySet(List.of(first, second, third));

    for (int size : new int[] {0, 15, 17, 31, 33}) {
      KeyRefusedException refused =
          assertThrows(KeyRefusedException.class, () -> keys.install(key(size, 4)));
      assertEquals("key size must be 16, 24 or 32 bytes", refused.getMessage());
    }
    assertKeys(keys, first, second, third);
  }

  @Test
  void shouldInstallBehindTheOthersAndOnce() throws KeyRefusedException {
    KeySet keys = new KeySet(List.of(first));

    keys.install(second);
    keys.install(first);
    keys.install(second.clone());

    assertKeys(keys, first, second);
  }

  @Test
  void shouldPutTheKeyInUseFirst() throws KeyRefusedException {
    KeySet keys = new KeySet(List.of(first, second, third));

    keys.use(third);
    assertKeys(keys, third, first, second);

    KeyRefusedException refused =
        assertThrows(KeyRefusedException.class, () -> keys.use(key(16, 9)));
    assertEquals("Requested key is not in the keyring", refused.getMessage());
  }

  @Test
  void shouldRemoveAllButTheKeyInUse() throws KeyRefusedException {
    KeySet keys = new KeySet(List.of(first, second, third));

    keys.remove(second);
    keys.remove(key(16, 9));
    assertKeys(keys, first, third);

    KeyRefusedException refused = assertThrows(KeyRefusedException.class, () -> keys.remove(first));
    assertEquals("Removing the primary key is not allowed", refused.getMessage());
    assertKeys(keys, first, third);
  }

  @Test
  void shouldNotBeChangedFromOutside() throws KeyRefusedException {
    byte[] mine = first.clone();
    KeySet keys = new KeySet(List.of(mine));

    mine[0]++;
    keys.all().get(0)[1]++;

    assertKeys(keys, first);
  }

  private static void assertKeys(KeySet keys, byte[]... expected) {
    List<byte[]> all = keys.all();
    assertEquals(expected.length, all.size());
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], all.get(i));
    }
  }

  private static byte[] key(int size, int fill) {
    byte[] key = new byte[size];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
