package io.praetor.storage.mvstore.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.storage.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class RedoPropertyTest {

  private static Path file;

  @BeforeContainer
  static void create() throws IOException {
    file = Files.createTempFile("redo", "");
  }

  @AfterContainer
  static void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  @Property(tries = 200)
  void shouldReadWhatWasWritten(
      @ForAll List<byte[]> keys, @ForAll List<byte[]> values, @ForAll byte[] mark)
      throws IOException {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      changes.add(new Change(keys.get(i), i < values.size() ? values.get(i) : null));
    }
    Redo redo = new Redo(file);
    byte[] before = values.isEmpty() ? null : values.get(0);
    redo.write(before, changes, Collections.emptyIterator(), mark);
    assertTrue(redo.isWhole());
    assertTrue(redo.isFor(before));
    assertFalse(redo.isFor(before == null ? mark : null));
    List<Change> read = new ArrayList<>();
    redo.read(
        new Redo.Visitor() {
          @Override
          public void change(Change change) {
            read.add(change);
          }

          @Override
          public void mark(byte[] found) {
            assertArrayEquals(mark, found);
          }
        });
    assertEquals(changes.size(), read.size());
    for (int i = 0; i < read.size(); i++) {
      assertArrayEquals(changes.get(i).key(), read.get(i).key());
      assertArrayEquals(changes.get(i).value(), read.get(i).value());
    }
  }

  @Property(tries = 300)
  void shouldTakeNoGarbageForABatch(@ForAll @Size(max = 200) byte[] garbage) throws IOException {
    Files.write(file, garbage);
    assertFalse(new Redo(file).isWhole());
  }
}
