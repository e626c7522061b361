package io.praetor.state.internal.table;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.Row;
import io.praetor.api.state.TableId;
import io.praetor.api.state.TableRows;
import io.praetor.state.internal.tree.RadixTree;
import java.util.ArrayList;
import java.util.List;

/** One immutable version of everything. Being immutable, it is its own read transaction. */
public final class Root implements ReadTxn {

  private final Schema schema;
  private final LogPosition position;
  private final long index;
  private final TableVersion<?>[] tables;

  /** The same for all versions that came of each other by commands. */
  private final Object line;

  /**
   * Puts a version together.
   *
   * @param position newest log entry that is in it
   * @param index that of its newest command
   * @param tables one for each table of the schema, in its order
   */
  public Root(Schema schema, LogPosition position, long index, List<TableVersion<?>> tables) {
    this(schema, position, index, tables, new Object());
  }

  private Root(
      Schema schema, LogPosition position, long index, List<TableVersion<?>> tables, Object line) {
    this.line = line;
    this.schema = schema;
    this.position = position;
    this.index = index;
    this.tables = tables.toArray(TableVersion<?>[]::new);
  }

  /**
   * The index before the first command. Not 0: an empty store reports 1, and whoever waits for more
   * than that must see the first command.
   */
  public static final long FIRST_INDEX = 1;

  /** The beginning of all things. */
  public static Root empty(Schema schema) {
    List<TableVersion<?>> tables =
        schema.tables().stream().<TableVersion<?>>map(TableVersion::empty).toList();
    return new Root(schema, LogPosition.NONE, FIRST_INDEX, tables);
  }

  /** The same rows, seen from later in the log. */
  public Root at(LogPosition later) {
    return next(later, index, tables());
  }

  /** What commands made of this version. */
  Root next(LogPosition later, long newIndex, List<TableVersion<?>> newTables) {
    return new Root(schema, later, newIndex, newTables, line);
  }

  /** The same without the rows of one table, as if it had never been written. */
  public Root without(TableId<?> id) {
    List<TableVersion<?>> rest = new ArrayList<>(tables());
    int place = schema.position(id);
    rest.set(place, TableVersion.empty(schema.tables().get(place)));
    return next(position, index, rest);
  }

  /** Whether commands lead from one version to the other; a restored one begins a new line. */
  public boolean isOfOneLineWith(Root other) {
    return line == other.line;
  }

  public Schema schema() {
    return schema;
  }

  public LogPosition position() {
    return position;
  }

  public List<TableVersion<?>> tables() {
    return List.of(tables);
  }

  TableVersion<?> table(int position) {
    return tables[position];
  }

  @Override
  public long index() {
    return index;
  }

  @Override
  public <R extends Row> R get(TableId<R> id, byte[] key) {
    return table(id).rows().get(key);
  }

  @Override
  public <R extends Row> Iterable<R> scan(TableId<R> id, byte[] prefix) {
    return table(id).rows().scan(prefix);
  }

  @Override
  public <R extends Row> Iterable<R> scan(IndexId<R> id, byte[] prefix) {
    return index(id).scan(prefix);
  }

  @Override
  public <R extends Row> TableRows<R> rows(TableId<R> id) {
    return new TreeRows<>(table(id).rows());
  }

  @Override
  public <R extends Row> Iterable<R> glanceNewer(TableId<R> id, long after) {
    return table(id).rows().newer(after);
  }

  @Override
  public <R extends Row> R glance(TableId<R> id, byte[] key) {
    return get(id, key);
  }

  @Override
  public long tableIndex(TableId<?> id) {
    return table(id).lastIndex();
  }

  @Override
  public long newestBelow(TableId<?> id, byte[] prefix) {
    return table(id).rows().newestBelow(prefix);
  }

  /** The tree that a key space is. */
  public RadixTree<?> space(int space) {
    for (TableVersion<?> table : tables) {
      if (table.schema().number() == space) {
        return table.rows();
      }
      for (int i = 0; i < table.indexes().size(); i++) {
        if (table.schema().indexes().get(i).space() == space) {
          return table.indexes().get(i);
        }
      }
    }
    throw new IllegalArgumentException("no key space " + space);
  }

  /** Number of the key space of a table. */
  public int spaceOf(TableId<?> id) {
    return table(id).schema().number();
  }

  /** Number of the key space of an index. */
  public <R extends Row> int spaceOf(IndexId<R> id) {
    TableSchema<R> table = table(id.table()).schema();
    return table.indexes().get(Schema.position(table, id)).space();
  }

  private <R extends Row> RadixTree<R> index(IndexId<R> id) {
    TableVersion<R> table = table(id.table());
    return table.indexes().get(Schema.position(table.schema(), id));
  }

  /** The schema pairs every id with the version of its own row type. */
  @SuppressWarnings("unchecked")
  private <R extends Row> TableVersion<R> table(TableId<R> id) {
    return (TableVersion<R>) tables[schema.position(id)];
  }
}
