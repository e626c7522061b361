package io.praetor.storage.xodus.internal;

import io.praetor.spi.storage.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.Transaction;

/**
 * Writes batches of any size with the memory of one small transaction, all or nothing.
 *
 * <p>A batch that fits is one transaction together with its mark. A larger one is a redo log: it is
 * staged first, in many transactions; one more declares it complete; then it is moved to the rows,
 * in many transactions again, and a crash on the way only means that the rest is moved at the next
 * opening. A replacement is written to a new generation of rows, and one transaction makes that the
 * one that counts.
 */
class BatchWriter {

  /**
   * Xodus keeps every page that a transaction touches in memory, decoded. Few changes that lie far
   * apart touch as many pages as there are, so this is small: of a large batch, each transaction
   * gets its own part of the keys. What it holds is to be garbage before the collector takes it for
   * old.
   */
  static final int MAX_CHANGES = 1_024;

  /** Transactions of a replacement between two syncs: one large one would hold up the log's. */
  private static final int WRITES_PER_SYNC = 8;

  private static final long MAX_BYTES = 2L << 20;

  /** First byte of a staged value. */
  private static final byte REMOVED = 0;

  private static final byte PRESENT = 1;

  private final Environment environment;
  private final int maxChanges;

  /**
   * Makes a writer.
   *
   * @param maxChanges how many changes one transaction takes
   */
  BatchWriter(Environment environment, int maxChanges) {
    this.environment = environment;
    this.maxChanges = maxChanges;
  }

  /** Finishes or undoes what a crash interrupted. */
  final void recover() {
    boolean staged =
        environment.computeInExclusiveTransaction(
            txn -> {
              Catalog catalog = new Catalog(environment, txn);
              catalog.dropRows(catalog.generation() + 1);
              boolean complete = catalog.stagedMark() != null;
              if (!complete) {
                catalog.clearStage();
              }
              catalog.create();
              return complete;
            });
    if (staged) {
      moveStage();
    }
    XodusEnvironment.sync(environment);
  }

  final void apply(Iterator<Change> changes, byte[] mark) {
    List<Change> first = chunk(changes);
    if (changes.hasNext()) {
      stage(first, changes, mark);
      moveStage();
    } else {
      write(
          catalog -> {
            Store rows = catalog.rows();
            first.forEach(change -> put(rows, catalog.transaction(), change));
            catalog.mark(mark);
          });
    }
    XodusEnvironment.sync(environment);
  }

  final void replace(Iterator<Change> entries, byte[] mark) {
    long old = environment.computeInReadonlyTransaction(this::generation);
    long next = old + 1;
    write(catalog -> catalog.dropRows(next));
    int writes = 0;
    do {
      List<Change> chunk = chunk(entries);
      write(
          catalog -> {
            Store rows = catalog.rows(next);
            chunk.forEach(change -> append(rows, catalog.transaction(), change));
          });
      if (++writes % WRITES_PER_SYNC == 0) {
        XodusEnvironment.sync(environment);
      }
    } while (entries.hasNext());
    write(
        catalog -> {
          catalog.generation(next);
          catalog.mark(mark);
          catalog.dropRows(old);
        });
    XodusEnvironment.sync(environment);
  }

  private long generation(Transaction txn) {
    return new Catalog(environment, txn).generation();
  }

  private void stage(List<Change> first, Iterator<Change> rest, byte[] mark) {
    write(Catalog::clearStage);
    List<Change> chunk = first;
    while (!chunk.isEmpty()) {
      List<Change> staging = chunk;
      write(
          catalog -> {
            Store stage = catalog.stage();
            staging.forEach(change -> append(stage, catalog.transaction(), staged(change)));
          });
      chunk = chunk(rest);
    }
    write(catalog -> catalog.stagedMark(mark));
    // Moving must not reach the disk before what it would be finished from.
    XodusEnvironment.sync(environment);
  }

  private void moveStage() {
    for (List<Change> chunk = staged(); !chunk.isEmpty(); chunk = staged()) {
      List<Change> moving = chunk;
      write(catalog -> move(moving, catalog));
    }
    write(
        catalog -> {
          catalog.mark(catalog.stagedMark());
          catalog.stagedMark(null);
        });
  }

  /**
   * Moves changes from the stage to the rows. They are deleted one by one: dropping the tree would
   * make Xodus read its whole log to find out what is garbage now.
   */
  private static void move(List<Change> changes, Catalog catalog) {
    Transaction txn = catalog.transaction();
    Store rows = catalog.rows();
    Store stage = catalog.stage();
    for (Change change : changes) {
      put(rows, txn, change);
      stage.delete(txn, XodusStore.iterable(change.key()));
    }
  }

  /** The first changes on the stage. */
  private List<Change> staged() {
    return environment.computeInReadonlyTransaction(
        txn -> {
          try (Cursor cursor = new Catalog(environment, txn).stage().openCursor(txn)) {
            return chunk(new StagedChanges(cursor));
          }
        });
  }

  /** As many changes as one transaction takes. */
  private List<Change> chunk(Iterator<Change> changes) {
    List<Change> chunk = new ArrayList<>();
    long bytes = 0;
    while (changes.hasNext() && chunk.size() < maxChanges && bytes < MAX_BYTES) {
      Change change = changes.next();
      chunk.add(change);
      bytes += change.key().length + (change.value() == null ? 0 : change.value().length);
    }
    return chunk;
  }

  /** One transaction. */
  void write(Consumer<Catalog> action) {
    environment.executeInExclusiveTransaction(txn -> action.accept(new Catalog(environment, txn)));
  }

  private static void put(Store rows, Transaction txn, Change change) {
    ByteIterable key = XodusStore.iterable(change.key());
    if (change.value() == null) {
      rows.delete(txn, key);
    } else {
      rows.put(txn, key, XodusStore.iterable(change.value()));
    }
  }

  private static void append(Store rows, Transaction txn, Change change) {
    rows.putRight(txn, XodusStore.iterable(change.key()), XodusStore.iterable(change.value()));
  }

  private static Change staged(Change change) {
    byte[] value = change.value();
    byte[] tagged = new byte[value == null ? 1 : value.length + 1];
    tagged[0] = value == null ? REMOVED : PRESENT;
    if (value != null) {
      System.arraycopy(value, 0, tagged, 1, value.length);
    }
    return new Change(change.key(), tagged);
  }

  /** The staged changes behind a cursor. */
  private static final class StagedChanges implements Iterator<Change> {

    private final Cursor cursor;
    private boolean more;

    StagedChanges(Cursor cursor) {
      this.cursor = cursor;
      more = cursor.getNext();
    }

    @Override
    public boolean hasNext() {
      return more;
    }

    @Override
    public Change next() {
      byte[] key = XodusStore.bytes(cursor.getKey());
      byte[] tagged = XodusStore.bytes(cursor.getValue());
      more = cursor.getNext();
      byte[] value = tagged[0] == REMOVED ? null : Arrays.copyOfRange(tagged, 1, tagged.length);
      return new Change(key, value);
    }
  }
}
