package io.praetor.state.internal.table;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.Row;
import io.praetor.api.state.RowChange;
import io.praetor.api.state.TableId;
import io.praetor.api.state.TableRows;
import io.praetor.api.state.WriteTxn;
import java.util.ArrayList;
import java.util.List;

/**
 * A group of commands on the way to the next version. One command is open at a time; it can be
 * undone, which puts back, newest first, what it replaced. That costs nothing while all goes well,
 * and lets all commands of a group share the branches they copied. Used by one thread.
 */
public final class RootEdit implements WriteTxn {

  /** A change of the open command, and what it replaced. */
  private record Done(
      int table, byte[] key, Row before, Row after, long lastIndex, boolean perished) {}

  private Root base;
  private TableEdit<?>[] tables;
  private final List<Touched> touched = new ArrayList<>();
  private final TableEdit.Touch heard = (space, key) -> touched.add(new Touched(space, key));
  private final List<Done> done = new ArrayList<>();
  private int touchedBefore;
  private long index;
  private boolean replaced;

  public RootEdit(Root base) {
    this.base = base;
    tables = new TableEdit<?>[base.schema().tables().size()];
    index = base.index();
  }

  /** Opens the next command and gives it its index. */
  public void begin() {
    index++;
    done.clear();
    touchedBefore = touched.size();
  }

  /** Takes back what the open command did. Its index stays used up, as on every other server. */
  public void rollback() {
    for (int i = done.size() - 1; i >= 0; i--) {
      restore(done.get(i));
    }
    done.clear();
    touched.subList(touchedBefore, touched.size()).clear();
  }

  /** How many changes the open command has made so far. */
  public int changes() {
    return done.size();
  }

  /** Position in the schema of the table that a change of the open command was made in. */
  public int tableOfChange(int number) {
    return done.get(number).table();
  }

  /** A change of the open command; they are numbered in order, from 0. */
  public RowChange change(int number) {
    Done change = done.get(number);
    TableId<?> table = base.schema().tables().get(change.table()).id();
    return new RowChange(table, change.key(), change.before(), change.after(), change.perished());
  }

  /** All places that the group changed, in order. */
  public List<Touched> touched() {
    return touched;
  }

  /** The next version. The edit is used up. */
  public Root build(LogPosition position) {
    List<TableVersion<?>> built = new ArrayList<>(tables.length);
    for (int i = 0; i < tables.length; i++) {
      built.add(tables[i] == null ? base.table(i) : tables[i].freeze());
    }
    return base.next(position, index, built);
  }

  /** Puts everything of another version in the place of all there is; the open command is over. */
  public void replace(Root restored) {
    base = restored;
    tables = new TableEdit<?>[base.schema().tables().size()];
    index = restored.index();
    touched.clear();
    touchedBefore = 0;
    done.clear();
    replaced = true;
  }

  /** Whether the next version has nothing to do with the one before the group. */
  public boolean isReplaced() {
    return replaced;
  }

  @Override
  public long index() {
    return index;
  }

  @Override
  public <R extends Row> R get(TableId<R> id, byte[] key) {
    return edit(id).get(key);
  }

  @Override
  public <R extends Row> Iterable<R> scan(TableId<R> id, byte[] prefix) {
    return edit(id).rows().scan(prefix);
  }

  @Override
  public <R extends Row> Iterable<R> scan(IndexId<R> id, byte[] prefix) {
    TableEdit<R> table = edit(id.table());
    return table.index(Schema.position(table.schema(), id)).scan(prefix);
  }

  @Override
  public <R extends Row> TableRows<R> rows(TableId<R> id) {
    return new TreeRows<>(edit(id).rows());
  }

  @Override
  public <R extends Row> Iterable<R> glanceNewer(TableId<R> id, long after) {
    return edit(id).rows().newer(after);
  }

  @Override
  public <R extends Row> R glance(TableId<R> id, byte[] key) {
    return get(id, key);
  }

  @Override
  public long tableIndex(TableId<?> id) {
    return edit(id).lastIndex();
  }

  @Override
  public long newestBelow(TableId<?> id, byte[] prefix) {
    return edit(id).newestBelow(prefix);
  }

  @Override
  public <R extends Row> void put(TableId<R> id, byte[] key, R row) {
    if (key.length > Schema.MAX_KEY_BYTES) {
      throw new IllegalArgumentException("key of " + key.length + " bytes");
    }
    if (row.modifyIndex() != index) {
      throw new IllegalArgumentException("row of index " + row.modifyIndex() + " put at " + index);
    }
    change(id, key, id.rowType().cast(row), false);
  }

  @Override
  public void delete(TableId<?> id, byte[] key) {
    remove(id, key, false);
  }

  /** Removes a row because its life is over. */
  public void perish(TableId<?> id, byte[] key) {
    remove(id, key, true);
  }

  private void remove(TableId<?> id, byte[] key, boolean perished) {
    if (edit(id).get(key) != null) {
      change(id, key, null, perished);
    }
  }

  private <R extends Row> void change(TableId<R> id, byte[] key, R row, boolean perished) {
    int position = base.schema().position(id);
    TableEdit<R> table = edit(id);
    Row before = table.set(key, row, heard);
    done.add(new Done(position, key, before, row, table.lastIndex(), perished));
    touched.add(new Touched(table.number(), key));
    table.lastIndex(index);
  }

  /** A change holds the row that came out of the same table. */
  @SuppressWarnings("unchecked")
  private void restore(Done change) {
    TableEdit<Row> table = (TableEdit<Row>) tables[change.table()];
    table.set(change.key(), change.before(), TableEdit.UNHEARD);
    table.lastIndex(change.lastIndex());
  }

  /** The schema pairs every id with the version of its own row type. */
  @SuppressWarnings("unchecked")
  private <R extends Row> TableEdit<R> edit(TableId<R> id) {
    int position = base.schema().position(id);
    if (tables[position] == null) {
      tables[position] = new TableEdit<>(base.table(position));
    }
    return (TableEdit<R>) tables[position];
  }
}
