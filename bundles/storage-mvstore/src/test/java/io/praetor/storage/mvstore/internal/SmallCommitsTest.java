package io.praetor.storage.mvstore.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import io.praetor.testkit.storage.CrashContract;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;

/** The same contract where nearly every batch is larger than a commit. */
class SmallCommitsTest extends CrashContract {

  private static final int MAX_CHANGES = 17;
  private static final int ROWS = MAX_CHANGES * 5;

  @Override
  protected StorageEngine create() {
    return place -> MvstoreStore.open(place, MAX_CHANGES, closed -> {});
  }

  @Override
  protected int largeBatch() {
    return 500 * MAX_CHANGES;
  }

  @Test
  void shouldFinishABatchOfWhichAnyPartIsInTheRows() throws IOException {
    try (Store store = engine().open(directory)) {
      store.apply(batch(1), new byte[] {1});
    }
    for (int moved = 0; moved <= ROWS; moved += MAX_CHANGES) {
      byte number = (byte) (2 + moved / MAX_CHANGES);
      new Redo(directory.resolve("batch"))
          .write(
              new byte[] {(byte) (number - 1)},
              () -> batch(number),
              Collections.emptyIterator(),
              new byte[] {number});
      move(number, moved);
      assertWhole(number);
    }
  }

  @Test
  void shouldForgetABatchThatIsCutAnywhere() throws IOException {
    try (Store store = engine().open(directory)) {
      store.apply(batch(1), new byte[] {1});
    }
    Redo redo = new Redo(directory.resolve("batch"));
    redo.write(new byte[] {1}, () -> batch(2), Collections.emptyIterator(), new byte[] {2});
    byte[] whole = Files.readAllBytes(directory.resolve("batch"));
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(directory.resolve("batch"), Arrays.copyOf(whole, length));
      assertWhole(1);
      assertFalse(redo.exists());
    }
    whole[whole.length / 2]++;
    Files.write(directory.resolve("batch"), whole);
    assertWhole(1);
  }

  @Test
  void shouldForgetABatchThatTheDiskBringsBack() throws IOException {
    byte[] deleted;
    try (Store store = engine().open(directory)) {
      Redo redo = new Redo(directory.resolve("batch"));
      redo.write(null, () -> batch(1), Collections.emptyIterator(), new byte[] {1});
      deleted = Files.readAllBytes(directory.resolve("batch"));
      store.apply(batch(1), new byte[] {1});
      assertFalse(redo.exists());
      store.apply(batch(2), new byte[] {2});
      store.apply(List.of(new Change(new byte[] {0}, new byte[] {2})).iterator(), new byte[] {3});
    }
    Files.write(directory.resolve("batch"), deleted);
    try (Store store = engine().open(directory)) {
      store.scan((key, value) -> assertEquals(2, value[0]));
      assertArrayEquals(new byte[] {3}, store.mark());
    }
    assertFalse(Files.exists(directory.resolve("batch")));
  }

  @Test
  void shouldLetGoOfRowsThatCannotBeRecovered() throws IOException {
    MVStore damaged = MVStore.open(directory.resolve("rows.mv").toString());
    damaged
        .openMap(
            "mark",
            new MVMap.Builder<byte[], byte[]>()
                .keyType(BytesType.INSTANCE)
                .valueType(BytesType.INSTANCE))
        .put(new byte[] {1}, new byte[] {1});
    damaged.close();
    String first = assertThrows(IOException.class, this::open).getMessage();
    String again = assertThrows(IOException.class, this::open).getMessage();
    assertEquals(first, again, "the lock of the file is left to others");
  }

  private void open() throws IOException {
    engine().open(directory).close();
  }

  @Test
  void shouldForgetAReplacementThatWasNotFinished() throws IOException {
    try (Store store = engine().open(directory)) {
      store.apply(batch(1), new byte[] {1});
    }
    RowsFile unfinished = RowsFile.open(directory.resolve("rows.mv.new"));
    unfinished.append(new byte[] {1}, new byte[] {9});
    unfinished.mark(new byte[] {9});
    unfinished.sync();
    unfinished.close();
    assertWhole(1);
    assertFalse(Files.exists(directory.resolve("rows.mv.new")));
  }

  private void move(int number, int changes) throws IOException {
    RowsFile rows = RowsFile.open(directory.resolve("rows.mv"));
    Iterator<Change> batch = batch(number);
    for (int i = 0; i < changes; i++) {
      Change change = batch.next();
      rows.put(change.key(), change.value());
    }
    rows.commit();
    rows.close();
  }

  private void assertWhole(int number) throws IOException {
    try (Store store = engine().open(directory)) {
      assertArrayEquals(new byte[] {(byte) number}, store.mark());
      int[] rows = {0};
      store.scan(
          (key, value) -> {
            assertEquals(number, value[0]);
            rows[0]++;
          });
      assertEquals(ROWS, rows[0]);
    }
  }

  private static Iterator<Change> batch(int number) {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> new Change(new byte[] {(byte) i}, new byte[] {(byte) number}))
        .iterator();
  }
}
