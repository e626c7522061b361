package io.praetor.state.internal.table;

import io.praetor.api.kv.KvTables;
import io.praetor.api.raft.AutopilotConfig;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.Row;
import io.praetor.api.state.TableId;
import java.util.List;

/**
 * Every table of the state. Tables and indexes are numbered key spaces: table numbers are on every
 * disk and only ever added; index numbers stay in memory.
 */
public final class Schema {

  /** Numbers from here on are indexes. */
  private static final int FIRST_INDEX = 128;

  /** What is longer does not fit, table number included, into the key of a storage engine. */
  public static final int MAX_KEY_BYTES = 2047;

  private static final Schema CURRENT =
      new Schema(
          List.of(
              KvSchema.entries(1, FIRST_INDEX),
              new TableSchema<>(2, KvTables.TOMBSTONES, new KvTombstoneCodec(), List.of()),
              new TableSchema<>(3, AutopilotConfig.TABLE, new AutopilotConfigCodec(), List.of()),
              CatalogSchema.nodes(4, FIRST_INDEX + 1),
              CatalogSchema.services(5, FIRST_INDEX + 2, FIRST_INDEX + 7),
              CatalogSchema.checks(6, FIRST_INDEX + 3),
              CatalogSchema.coordinates(7),
              CatalogSchema.indexes(8),
              SessionSchema.sessions(9, FIRST_INDEX + 5),
              KvSchema.lifetimes(11),
              KvSchema.lockDelays(12),
              KvSchema.changes(13),
              KvSchema.memory(14),
              KvSchema.versions(15, FIRST_INDEX + 6),
              new TableSchema<>(16, RestorePart.TABLE, new RestorePartCodec(), List.of()),
              ConfigSchema.entries(17),
              ConfigSchema.queries(18, FIRST_INDEX + 20),
              AclSchema.tokens(19, FIRST_INDEX + 30),
              AclSchema.policies(20, FIRST_INDEX + 33),
              AclSchema.roles(21, FIRST_INDEX + 34),
              AclSchema.authMethods(22),
              AclSchema.bindingRules(23, FIRST_INDEX + 35),
              AclSchema.bootstrap(24),
              ConnectSchema.configuration(25),
              ConnectSchema.roots(26),
              ConnectSchema.keys(27),
              ConnectSchema.serials(28)));

  private final List<TableSchema<?>> tables;
  private final TableId<?>[] ids;

  /**
   * Makes a schema.
   *
   * @param tables in ascending order of their numbers
   */
  Schema(List<TableSchema<?>> tables) {
    this.tables = tables;
    ids = tables.stream().map(TableSchema::id).toArray(TableId<?>[]::new);
  }

  public static Schema current() {
    return CURRENT;
  }

  public List<TableSchema<?>> tables() {
    return tables;
  }

  /** The table of a number; fails when there is none, as {@link #position} does. */
  public TableSchema<?> table(int number) {
    for (TableSchema<?> table : tables) {
      if (table.number() == number) {
        return table;
      }
    }
    throw new IllegalArgumentException("no such table: " + number);
  }

  /** Number of a table. */
  public int numberOf(TableId<?> id) {
    return tables.get(position(id)).number();
  }

  /**
   * Position of a table in {@link #tables}; there are few, so a walk beats a hash. Ids are
   * constants, so it is the very same one almost always.
   */
  @SuppressWarnings("ReferenceEquality")
  int position(TableId<?> id) {
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] == id) {
        return i;
      }
    }
    for (int i = 0; i < ids.length; i++) {
      if (ids[i].equals(id)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such table: " + id.name());
  }

  static <R extends Row> int position(TableSchema<R> table, IndexId<R> id) {
    List<IndexSchema<R>> indexes = table.indexes();
    for (int i = 0; i < indexes.size(); i++) {
      if (indexes.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such index: " + id.name());
  }
}
