package io.praetor.storage.xodus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import io.praetor.testkit.storage.CrashContract;
import io.praetor.testkit.storage.DiskImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jetbrains.exodus.env.Environment;
import org.junit.jupiter.api.Test;

/** The same contract where nearly every batch is larger than a transaction. */
class SmallTransactionsTest extends CrashContract {

  private static final int MAX_CHANGES = 17;

  @Override
  protected StorageEngine create() {
    return directory ->
        XodusStore.open(
            directory, environment -> new BatchWriter(environment, MAX_CHANGES), closed -> {});
  }

  @Override
  protected int largeBatch() {
    return 500 * MAX_CHANGES;
  }

  @Test
  void shouldBeWholeAfterEveryTransactionOfABatch() throws IOException {
    List<Path> images = new ArrayList<>();
    try (Store store =
        XodusStore.open(directory, environment -> imaging(environment, images), closed -> {})) {
      store.apply(batch(1), new byte[] {1});
      store.apply(batch(2), new byte[] {2});
      store.replace(batch(3), new byte[] {3});
    }
    Set<Integer> seen = new HashSet<>();
    for (Path image : images) {
      seen.add(revivedAs(image));
    }
    assertEquals(Set.of(0, 1, 2, 3), seen);
    assertTrue(images.size() > 30, "too few transactions to mean anything");
  }

  /** Which batch a store comes back with, having checked that it is all of it. */
  private int revivedAs(Path image) throws IOException {
    try (Store store = create().open(image)) {
      byte[] mark = store.mark();
      int batch = mark == null ? 0 : mark[0];
      int[] rows = {0};
      store.scan(
          (key, value) -> {
            assertEquals(batch, value[0]);
            rows[0]++;
          });
      assertEquals(batch == 0 ? 0 : MAX_CHANGES * 5, rows[0]);
      return batch;
    }
  }

  private BatchWriter imaging(Environment environment, List<Path> images) {
    return new BatchWriter(environment, MAX_CHANGES) {
      @Override
      void write(Consumer<Catalog> action) {
        super.write(action);
        images.add(DiskImage.take(directory));
      }
    };
  }

  private static Iterator<Change> batch(int number) {
    return IntStream.range(0, MAX_CHANGES * 5)
        .mapToObj(i -> new Change(new byte[] {(byte) i}, new byte[] {(byte) number}))
        .iterator();
  }
}
