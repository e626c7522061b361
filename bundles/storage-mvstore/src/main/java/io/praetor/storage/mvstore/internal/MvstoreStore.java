package io.praetor.storage.mvstore.internal;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVStoreException;

/**
 * A directory with a file of rows, and for moments a batch on its way into it or a replacement of
 * it. See {@code DESIGN.md} for how each of them is all or nothing.
 */
final class MvstoreStore implements Store {

  /**
   * MVStore keeps every page that changed in memory, decoded, until the commit. Few changes that
   * lie far apart touch as many pages as there are.
   */
  static final int MAX_CHANGES = 2_048;

  private static final long MAX_BYTES = 2L << 20;

  private final Path directory;
  private final int maxChanges;
  private final Consumer<MvstoreStore> onClose;
  private final Redo redo;

  /** Null when closed. */
  private RowsFile rows;

  private MvstoreStore(Path directory, int maxChanges, Consumer<MvstoreStore> onClose) {
    this.directory = directory;
    this.maxChanges = maxChanges;
    this.onClose = onClose;
    redo = new Redo(directory.resolve("batch"));
  }

  /**
   * Opens it and finishes or undoes what a crash interrupted.
   *
   * @param maxChanges how many changes one commit takes
   */
  static MvstoreStore open(Path directory, int maxChanges, Consumer<MvstoreStore> onClose)
      throws IOException {
    MvstoreStore store = new MvstoreStore(directory, maxChanges, onClose);
    store.rows = RowsFile.open(store.file());
    try {
      store.recover();
      return store;
    } catch (RuntimeException e) {
      store.rows.close();
      throw RowsFile.failure("recover", e);
    } catch (IOException | Error e) {
      store.rows.close();
      throw e;
    }
  }

  private Path file() {
    return directory.resolve("rows.mv");
  }

  private Path replacement() {
    return directory.resolve("rows.mv.new");
  }

  private void recover() throws IOException {
    // Nobody else can be writing it: the rows are locked by us.
    Files.deleteIfExists(replacement());
    // Part of a batch leaves the mark as it was, so it is the same before it and within it.
    if (redo.exists() && redo.isWhole() && redo.isFor(rows.mark())) {
      carryOut();
    } else if (rows.isUnfinished()) {
      // Only damage brings back a file older than its batch, which is deleted after it.
      rows.rollBack();
    }
    redo.delete();
  }

  @Override
  public byte[] mark() throws IOException {
    try {
      return opened().mark();
    } catch (MVStoreException e) {
      throw RowsFile.failure("read", e);
    }
  }

  @Override
  public void apply(Iterator<Change> changes, byte[] mark) throws IOException {
    RowsFile target = opened();
    List<Change> first = chunk(changes);
    try {
      if (changes.hasNext()) {
        redo.write(target.mark(), first, changes, mark);
        carryOut();
        redo.delete();
      } else {
        first.forEach(change -> target.put(change.key(), change.value()));
        target.mark(mark);
        target.sync();
      }
    } catch (MVStoreException e) {
      throw RowsFile.failure("write to", e);
    }
  }

  @Override
  public void replace(Iterator<Change> entries, byte[] mark) throws IOException {
    RowsFile old = opened();
    Files.deleteIfExists(replacement());
    try {
      RowsFile next = RowsFile.open(replacement());
      boolean counts = false;
      try {
        fill(next, entries);
        next.mark(mark);
        next.sync();
        RowsFile.move(replacement(), file());
        counts = true;
      } finally {
        rows = counts ? next : old;
        (counts ? old : next).close();
      }
    } catch (MVStoreException e) {
      throw RowsFile.failure("write to", e);
    } finally {
      Files.deleteIfExists(replacement());
    }
  }

  private void fill(RowsFile next, Iterator<Change> entries) {
    while (entries.hasNext()) {
      for (Change change : chunk(entries)) {
        next.append(change.key(), change.value());
      }
      next.sync();
    }
  }

  @Override
  public void scan(Visitor visitor) throws IOException {
    try {
      Cursor<byte[], byte[]> cursor = opened().rows();
      while (cursor.hasNext()) {
        visitor.entry(cursor.next(), cursor.getValue());
      }
    } catch (MVStoreException e) {
      throw RowsFile.failure("read", e);
    }
  }

  @Override
  public void close() {
    onClose.accept(this);
    RowsFile closing = rows;
    rows = null;
    if (closing != null) {
      closing.close();
    }
  }

  private RowsFile opened() throws IOException {
    if (rows == null) {
      throw new IOException("the MVStore in " + directory + " is closed");
    }
    return rows;
  }

  /** Brings the batch to the rows, with as many commits as it takes; the last one has the mark. */
  private void carryOut() throws IOException {
    RowsFile target = opened();
    target.begin();
    redo.read(
        new Redo.Visitor() {
          private int changes;
          private long bytes;

          @Override
          public void change(Change change) {
            target.put(change.key(), change.value());
            bytes += bytes(change);
            if (++changes % maxChanges == 0 || bytes >= MAX_BYTES) {
              target.commit();
              bytes = 0;
            }
          }

          @Override
          public void mark(byte[] mark) {
            target.mark(mark);
            target.sync();
          }
        });
  }

  /** As many changes as one commit takes. */
  private List<Change> chunk(Iterator<Change> changes) {
    List<Change> chunk = new ArrayList<>();
    long bytes = 0;
    while (changes.hasNext() && chunk.size() < maxChanges && bytes < MAX_BYTES) {
      Change change = changes.next();
      chunk.add(change);
      bytes += bytes(change);
    }
    return chunk;
  }

  private static long bytes(Change change) {
    return (long) change.key().length + (change.value() == null ? 0 : change.value().length);
  }
}
