package io.praetor.state.internal.durable;

import io.praetor.api.state.Row;
import io.praetor.spi.storage.Change;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.TableSchema;
import io.praetor.state.internal.table.TableVersion;
import io.praetor.state.internal.tree.RadixTree;
import io.praetor.state.internal.tree.RowChange;
import io.praetor.state.internal.tree.TreeDiff;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * What must be written to get from one version to another, in ascending key order. Rows are encoded
 * as they are asked for, so a checkpoint of any size needs the memory of one.
 */
final class RootChanges implements Iterator<Change> {

  private final List<TableVersion<?>> before;
  private final List<TableVersion<?>> after;
  private int table = -1;
  private Iterator<Change> current = List.<Change>of().iterator();

  private final BooleanSupplier giveUp;

  RootChanges(Root before, Root after) {
    this(before, after, () -> false);
  }

  /**
   * Makes the walk.
   *
   * @param giveUp asked now and then; when true, the walk ends in a {@link CancellationException}
   */
  RootChanges(Root before, Root after, BooleanSupplier giveUp) {
    this.before = before.tables();
    this.after = after.tables();
    this.giveUp = giveUp;
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && table + 1 < after.size()) {
      table++;
      current = changes(before.get(table).rows(), after.get(table));
    }
    return current.hasNext();
  }

  @Override
  public Change next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (giveUp.getAsBoolean()) {
      throw new CancellationException("there was no time left to write the state");
    }
    return current.next();
  }

  /** Both versions are of one schema, so tables of one place have one row type. */
  @SuppressWarnings("unchecked")
  private static <R extends Row> Iterator<Change> changes(
      RadixTree<?> before, TableVersion<R> after) {
    TreeDiff<R> diff = new TreeDiff<>((RadixTree<R>) before, after.rows());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return diff.hasNext();
      }

      @Override
      public Change next() {
        return encode(after.schema(), diff.next());
      }
    };
  }

  private static <R extends Row> Change encode(TableSchema<R> schema, RowChange<R> change) {
    byte[] key = new byte[change.key().length + 1];
    key[0] = (byte) schema.number();
    System.arraycopy(change.key(), 0, key, 1, change.key().length);
    return new Change(key, change.after() == null ? null : schema.codec().encode(change.after()));
  }
}
