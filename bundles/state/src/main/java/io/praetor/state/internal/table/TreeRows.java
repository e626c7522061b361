package io.praetor.state.internal.table;

import io.praetor.api.state.Row;
import io.praetor.api.state.TableRows;
import io.praetor.state.internal.tree.RadixTree;
import io.praetor.state.internal.tree.RowChange;
import io.praetor.state.internal.tree.TreeDiff;
import java.util.Iterator;

/** The rows of a table: the tree that they stand in. */
record TreeRows<R extends Row>(RadixTree<R> tree) implements TableRows<R> {

  @Override
  public Iterable<Difference<R>> since(TableRows<R> before) {
    RadixTree<R> old = ((TreeRows<R>) before).tree;
    return () -> new Differences<>(new TreeDiff<>(old, tree));
  }

  /** What the trees differ in, without keys: rows know what they are called. */
  private record Differences<R extends Row>(TreeDiff<R> changes)
      implements Iterator<Difference<R>> {

    @Override
    public boolean hasNext() {
      return changes.hasNext();
    }

    @Override
    public Difference<R> next() {
      RowChange<R> change = changes.next();
      return new Difference<>(change.before(), change.after());
    }
  }
}
