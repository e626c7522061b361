package io.praetor.testkit.storage;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Batches made of a seed, and what a store must hold after each of them. The mark of a batch is its
 * number, so a store that was reopened says by its mark what it has to contain.
 */
final class StoreHistory {

  private static final int KEY_SPACE = 400;
  private static final int MAX_VALUE_BYTES = 300;

  private final Random random;
  private final List<TreeMap<String, String>> states = new ArrayList<>();

  StoreHistory(long seed) {
    random = new Random(seed);
    states.add(new TreeMap<>());
  }

  int batches() {
    return states.size() - 1;
  }

  /** The next batch, in key order. */
  List<Change> next(int changes) {
    TreeMap<String, String> state = new TreeMap<>(states.get(batches()));
    TreeMap<byte[], Change> batch = new TreeMap<>(Arrays::compareUnsigned);
    for (int i = 0; i < changes; i++) {
      byte[] key = key();
      byte[] value = random.nextInt(4) == 0 ? null : value();
      batch.put(key, new Change(key, value));
    }
    batch.values().forEach(change -> put(state, change));
    states.add(state);
    return List.copyOf(batch.values());
  }

  /** Everything that a new beginning consists of, in key order. */
  List<Change> restart(int entries) {
    TreeMap<String, String> state = new TreeMap<>();
    TreeMap<byte[], Change> batch = new TreeMap<>(Arrays::compareUnsigned);
    for (int i = 0; i < entries; i++) {
      byte[] key = key();
      batch.put(key, new Change(key, value()));
    }
    batch.values().forEach(change -> put(state, change));
    states.add(state);
    return List.copyOf(batch.values());
  }

  /** Mark of the newest batch. */
  byte[] mark() {
    return ("mark " + batches()).getBytes(StandardCharsets.US_ASCII);
  }

  /** Which batch a store has come to, 0 for none. */
  static int batchOf(Store store) throws IOException {
    byte[] mark = store.mark();
    return mark == null
        ? 0
        : Integer.parseInt(new String(mark, StandardCharsets.US_ASCII).substring(5));
  }

  /** What a store must hold after a batch, hex to hex. */
  Map<String, String> after(int batch) {
    return states.get(batch);
  }

  static Map<String, String> contentOf(Store store) throws IOException {
    TreeMap<String, String> content = new TreeMap<>();
    List<byte[]> last = new ArrayList<>(List.of(new byte[0]));
    store.scan(
        (key, value) -> {
          if (Arrays.compareUnsigned(last.get(0), key) >= 0) {
            throw new AssertionError("keys do not ascend at " + hex(key));
          }
          last.set(0, key);
          content.put(hex(key), hex(value));
        });
    return content;
  }

  private static void put(Map<String, String> state, Change change) {
    if (change.value() == null) {
      state.remove(hex(change.key()));
    } else {
      state.put(hex(change.key()), hex(change.value()));
    }
  }

  /** Binary, of many lengths, often the same again, often a prefix of another. */
  private byte[] key() {
    Random fixed = new Random(random.nextInt(KEY_SPACE));
    byte[] key = new byte[1 + fixed.nextInt(40)];
    fixed.nextBytes(key);
    key[0] = (byte) (fixed.nextInt(3) - 1);
    return key;
  }

  private byte[] value() {
    byte[] value = new byte[random.nextInt(MAX_VALUE_BYTES)];
    random.nextBytes(value);
    return value;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
