package io.praetor.state.internal.table;

import io.praetor.api.state.Row;
import io.praetor.state.internal.tree.RadixTree;
import io.praetor.state.internal.tree.TreeEdit;
import java.util.Arrays;
import java.util.List;

/** A table on the way to its next version: rows and secondary indexes together. */
final class TableEdit<R extends Row> {

  /** Hears of every key that is touched in an index. */
  interface Touch {
    void touched(int space, byte[] key);
  }

  static final Touch UNHEARD = (space, key) -> {};

  private final TableSchema<R> schema;
  private final TreeEdit<R> rows;
  private final List<TreeEdit<R>> indexes;
  private long lastIndex;

  TableEdit(TableVersion<R> from) {
    schema = from.schema();
    rows = new TreeEdit<>(from.rows());
    indexes = from.indexes().stream().map(TreeEdit::new).toList();
    lastIndex = from.lastIndex();
  }

  int number() {
    return schema.number();
  }

  long lastIndex() {
    return lastIndex;
  }

  void lastIndex(long index) {
    lastIndex = index;
  }

  R get(byte[] key) {
    return rows.get(key);
  }

  /** Puts a row, or removes what is there when it is null; returns what was there. */
  R set(byte[] key, R row, Touch touch) {
    R before = row == null ? rows.remove(key) : rows.put(key, row);
    if (!indexes.isEmpty()) {
      index(before, row, touch);
    }
    return before;
  }

  void index(R before, R after, Touch touch) {
    for (int i = 0; i < indexes.size(); i++) {
      IndexSchema<R> index = schema.indexes().get(i);
      byte[] oldKey = before == null ? null : index.keyOf().apply(before);
      byte[] newKey = after == null ? null : index.keyOf().apply(after);
      if (oldKey != null && !Arrays.equals(oldKey, newKey)) {
        indexes.get(i).remove(oldKey);
        touch.touched(index.space(), oldKey);
      }
      if (newKey != null) {
        indexes.get(i).put(newKey, after);
        touch.touched(index.space(), newKey);
      }
    }
  }

  /** Rows as they are now; the caller may change the table while it walks over them. */
  RadixTree<R> rows() {
    return rows.freeze();
  }

  RadixTree<R> index(int position) {
    return indexes.get(position).freeze();
  }

  long newestBelow(byte[] prefix) {
    return rows.newestBelow(prefix);
  }

  TableSchema<R> schema() {
    return schema;
  }

  TableVersion<R> freeze() {
    return new TableVersion<>(
        schema, rows.freeze(), indexes.stream().map(TreeEdit::freeze).toList(), lastIndex);
  }
}
