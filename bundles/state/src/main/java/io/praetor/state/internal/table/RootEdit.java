package io.praetor.state.internal.table;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.Row;
import io.praetor.api.state.TableId;
import io.praetor.api.state.WriteTxn;
import java.util.ArrayList;
import java.util.List;

/**
 * A group of commands on the way to the next version. One command is open at a time; it can be
 * undone, which puts back, newest first, what it replaced. That costs nothing while all goes well,
 * and lets all commands of a group share the branches they copied. Used by one thread.
 */
public final class RootEdit implements WriteTxn {

  /** What a change of the open command replaced. */
  private record Undo(int table, byte[] key, Row before, long lastIndex) {}

  private final Root base;
  private final TableEdit<?>[] tables;
  private final List<Touched> touched = new ArrayList<>();
  private final TableEdit.Touch heard = (space, key) -> touched.add(new Touched(space, key));
  private final List<Undo> undo = new ArrayList<>();
  private int touchedBefore;
  private long index;

  public RootEdit(Root base) {
    this.base = base;
    tables = new TableEdit<?>[base.schema().tables().size()];
    index = base.index();
  }

  /** Opens the next command and gives it its index. */
  public void begin() {
    index++;
    undo.clear();
    touchedBefore = touched.size();
  }

  /** Takes back what the open command did. Its index stays used up, as on every other server. */
  public void rollback() {
    for (int i = undo.size() - 1; i >= 0; i--) {
      restore(undo.get(i));
    }
    undo.clear();
    touched.subList(touchedBefore, touched.size()).clear();
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
    return new Root(base.schema(), position, index, built);
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
    change(id, key, id.rowType().cast(row));
  }

  @Override
  public void delete(TableId<?> id, byte[] key) {
    if (edit(id).get(key) != null) {
      change(id, key, null);
    }
  }

  private <R extends Row> void change(TableId<R> id, byte[] key, R row) {
    int position = base.schema().position(id);
    TableEdit<R> table = edit(id);
    Row before = table.set(key, row, heard);
    undo.add(new Undo(position, key, before, table.lastIndex()));
    touched.add(new Touched(table.number(), key));
    table.lastIndex(index);
  }

  /** An undo record holds a row that came out of the same table. */
  @SuppressWarnings("unchecked")
  private void restore(Undo change) {
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
