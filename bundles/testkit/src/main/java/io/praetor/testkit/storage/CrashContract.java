package io.praetor.testkit.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * What an engine on disk does when the process dies: it comes back at a complete mark, never at a
 * mixture, and never before a mark whose batch was acknowledged, as long as its files are whole.
 */
public abstract class CrashContract extends StorageEngineContract {

  private static final int CUTS = 25;

  @Test
  void shouldSurviveBeingKilledAfterABatch() throws IOException {
    StoreHistory history = new StoreHistory(SEED + 10);
    try (Store store = engine().open(directory)) {
      for (int i = 0; i < 10; i++) {
        store.apply(history.next(80).iterator(), history.mark());
        Path image = DiskImage.take(directory);
        try (Store revived = create().open(image)) {
          assertHolds(history, history.batches(), revived);
        }
      }
    }
  }

  @Test
  void shouldSurviveBeingKilledInsideABatch() throws IOException {
    survivesInside(false);
  }

  @Test
  void shouldSurviveBeingKilledInsideAReplacement() throws IOException {
    survivesInside(true);
  }

  @Test
  void shouldComeBackWholeWhenTheNewestFileIsCut() throws IOException {
    survivesDamage(DiskImage::cut);
  }

  @Test
  void shouldComeBackWholeWhenTheTailIsTorn() throws IOException {
    survivesDamage(DiskImage::tear);
  }

  private void survivesInside(boolean replacement) throws IOException {
    StoreHistory history = new StoreHistory(SEED + 11);
    Random random = new Random(SEED + 12);
    try (Store store = engine().open(directory)) {
      store.apply(history.next(300).iterator(), history.mark());
      for (int i = 0; i < 8; i++) {
        int before = history.batches();
        List<Change> batch = replacement ? history.restart(300) : history.next(300);
        Interruption interruption = new Interruption(batch, random.nextInt(batch.size()));
        if (replacement) {
          store.replace(interruption, history.mark());
        } else {
          store.apply(interruption, history.mark());
        }
        try (Store revived = create().open(interruption.image)) {
          assertEquals(before, StoreHistory.batchOf(revived));
          assertHolds(history, before, revived);
        }
      }
    }
  }

  private void survivesDamage(Damage damage) throws IOException {
    StoreHistory history = new StoreHistory(SEED + 13);
    try (Store store = engine().open(directory)) {
      for (int i = 0; i < 20; i++) {
        store.apply(history.next(60).iterator(), history.mark());
      }
    }
    Random random = new Random(SEED + 14);
    int newest = 0;
    for (int i = 0; i < CUTS; i++) {
      Path image = DiskImage.take(directory);
      damage.inflict(image, random);
      try (Store revived = create().open(image)) {
        int batch = StoreHistory.batchOf(revived);
        assertHolds(history, batch, revived);
        newest = Math.max(newest, batch);
      }
      // A store that came back is a store again.
      writesAfterwards(image);
    }
    assertTrue(newest > 0, "every cut lost everything");
  }

  private void writesAfterwards(Path image) throws IOException {
    UnaryOperator<byte[]> plusOne = mark -> new byte[] {(byte) (mark == null ? 1 : mark.length)};
    byte[] expected;
    try (Store store = create().open(image)) {
      expected = plusOne.apply(store.mark());
      store.apply(List.<Change>of().iterator(), expected);
    }
    try (Store store = create().open(image)) {
      assertEquals(expected[0], store.mark()[0]);
    }
  }

  /** Something that befalls files. */
  private interface Damage {
    void inflict(Path image, Random random) throws IOException;
  }

  /** Takes an image of the disk when a certain change is asked for. */
  private final class Interruption implements Iterator<Change> {

    private final Iterator<Change> batch;
    private int left;
    private Path image;

    Interruption(List<Change> batch, int after) {
      this.batch = batch.iterator();
      left = after;
    }

    @Override
    public boolean hasNext() {
      return batch.hasNext();
    }

    @Override
    public Change next() {
      if (left-- == 0) {
        image = DiskImage.take(directory);
      }
      return batch.next();
    }
  }
}
