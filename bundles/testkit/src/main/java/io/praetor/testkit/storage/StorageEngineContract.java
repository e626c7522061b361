package io.praetor.testkit.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every storage engine does while nothing breaks. */
public abstract class StorageEngineContract {

  protected static final long SEED = Long.getLong("sim.seed", 20_260_101);

  /** More than an engine may want to do at once. */
  private static final int LARGE_BATCH = 100_000;

  @TempDir protected Path directory;

  private StorageEngine engine;

  /** A new engine. */
  protected abstract StorageEngine create();

  /** The engine of this test. */
  protected final StorageEngine engine() {
    if (engine == null) {
      engine = create();
    }
    return engine;
  }

  @Test
  void shouldBeginEmptyAndWithoutMark() throws IOException {
    try (Store store = engine().open(directory)) {
      assertNull(store.mark());
      assertEquals(new TreeMap<>(), StoreHistory.contentOf(store));
    }
  }

  @Test
  void shouldHoldWhatBatchesLeave() throws IOException {
    StoreHistory history = new StoreHistory(SEED);
    try (Store store = engine().open(directory)) {
      for (int i = 0; i < 30; i++) {
        store.apply(history.next(50).iterator(), history.mark());
        assertHolds(history, history.batches(), store);
      }
    }
  }

  @Test
  void shouldHoldItAfterReopening() throws IOException {
    StoreHistory history = new StoreHistory(SEED + 1);
    for (int i = 0; i < 5; i++) {
      try (Store store = engine().open(directory)) {
        assertHolds(history, i, store);
        store.apply(history.next(100).iterator(), history.mark());
      }
    }
  }

  @Test
  void shouldMoveTheMarkWithoutChanges() throws IOException {
    try (Store store = engine().open(directory)) {
      store.apply(List.<Change>of().iterator(), new byte[] {1});
      store.apply(List.<Change>of().iterator(), new byte[] {0, -1, 2});
      assertArrayEquals(new byte[] {0, -1, 2}, store.mark());
    }
  }

  @Test
  void shouldForgetEverythingOnReplace() throws IOException {
    StoreHistory history = new StoreHistory(SEED + 2);
    try (Store store = engine().open(directory)) {
      store.apply(history.next(200).iterator(), history.mark());
      store.replace(history.restart(100).iterator(), history.mark());
      assertHolds(history, 2, store);
      store.apply(history.next(100).iterator(), history.mark());
      assertHolds(history, 3, store);
    }
    try (Store store = engine().open(directory)) {
      assertHolds(history, 3, store);
    }
  }

  @Test
  void shouldChangeNothingWhenABatchBreaksOff() throws IOException {
    StoreHistory history = new StoreHistory(SEED + 3);
    try (Store store = engine().open(directory)) {
      store.apply(history.next(200).iterator(), history.mark());
      for (boolean replace : new boolean[] {false, true}) {
        Iterator<Change> broken = broken(largeBatch());
        assertThrows(
            IllegalStateException.class,
            () -> {
              if (replace) {
                store.replace(broken, new byte[] {9});
              } else {
                store.apply(broken, new byte[] {9});
              }
            });
        assertHolds(history, 1, store);
      }
      store.apply(history.next(50).iterator(), history.mark());
      assertHolds(history, 2, store);
    }
  }

  @Test
  void shouldTakeLargeBatches() throws IOException {
    int size = largeBatch();
    try (Store store = engine().open(directory)) {
      store.replace(numbered(size, 100).iterator(), new byte[] {1});
      store.apply(numbered(size, 50).iterator(), new byte[] {2});
      assertEquals(size, count(store, 50));
    }
    try (Store store = engine().open(directory)) {
      assertArrayEquals(new byte[] {2}, store.mark());
      assertEquals(size, count(store, 50));
    }
  }

  @Test
  void shouldTakeLargeValuesAndLongKeys() throws IOException {
    byte[] key = new byte[2048];
    byte[] value = new byte[1 << 20];
    value[value.length - 1] = 7;
    try (Store store = engine().open(directory)) {
      store.apply(List.of(new Change(key, value)).iterator(), new byte[] {1});
    }
    try (Store store = engine().open(directory)) {
      store.scan(
          (foundKey, foundValue) -> {
            assertArrayEquals(key, foundKey);
            assertArrayEquals(value, foundValue);
          });
      assertEquals(1, StoreHistory.contentOf(store).size());
    }
  }

  @Test
  void shouldRefuseASecondOpener() throws IOException {
    try (Store store = engine().open(directory)) {
      IOException refusal = assertThrows(IOException.class, () -> engine().open(directory).close());
      assertFalse(refusal.getMessage().isBlank());
      store.apply(List.<Change>of().iterator(), new byte[] {1});
    }
    engine().open(directory).close();
  }

  static void assertHolds(StoreHistory history, int batch, Store store) throws IOException {
    assertEquals(batch, StoreHistory.batchOf(store));
    assertEquals(history.after(batch), StoreHistory.contentOf(store));
  }

  /** Ends with an exception in the middle, far enough in to have been written to a disk. */
  /**
   * How many changes a large batch has; fewer will do for an engine that was told to do little at
   * once.
   */
  protected int largeBatch() {
    return LARGE_BATCH;
  }

  private static Iterator<Change> broken(int size) {
    return IntStream.range(0, size)
        .mapToObj(
            i -> {
              if (i == size - 1) {
                throw new IllegalStateException("the source broke off");
              }
              return change(i, 20);
            })
        .iterator();
  }

  private static List<Change> numbered(int count, int valueBytes) {
    return IntStream.range(0, count).mapToObj(i -> change(i, valueBytes)).toList();
  }

  private static Change change(int number, int valueBytes) {
    byte[] key = {
      (byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number
    };
    return new Change(key, new byte[valueBytes]);
  }

  private static int count(Store store, int valueBytes) throws IOException {
    int[] count = {0};
    store.scan(
        (key, value) -> {
          assertEquals(valueBytes, value.length);
          count[0]++;
        });
    return count[0];
  }
}
