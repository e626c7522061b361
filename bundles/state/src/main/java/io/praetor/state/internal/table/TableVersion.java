package io.praetor.state.internal.table;

import io.praetor.api.state.Row;
import io.praetor.state.internal.tree.RadixTree;
import java.util.List;

/**
 * One version of a table.
 *
 * @param rows by key
 * @param indexes the same rows in other orders, as the schema lists them
 * @param lastIndex state index of the newest change, deletions included
 */
public record TableVersion<R extends Row>(
    TableSchema<R> schema, RadixTree<R> rows, List<RadixTree<R>> indexes, long lastIndex) {

  static <R extends Row> TableVersion<R> empty(TableSchema<R> schema) {
    RadixTree<R> none = RadixTree.empty();
    return new TableVersion<>(
        schema, none, schema.indexes().stream().map(index -> none).toList(), 0);
  }

  /** The version that holds given rows; its indexes are made of them. */
  public static <R extends Row> TableVersion<R> of(
      TableSchema<R> schema, RadixTree<R> rows, long lastIndex) {
    TableVersion<R> bare = empty(schema);
    if (schema.indexes().isEmpty()) {
      return new TableVersion<>(schema, rows, bare.indexes(), lastIndex);
    }
    TableEdit<R> edit = new TableEdit<>(bare);
    for (R row : rows.scan(new byte[0])) {
      edit.index(null, row, TableEdit.UNHEARD);
    }
    return new TableVersion<>(schema, rows, edit.freeze().indexes(), lastIndex);
  }
}
