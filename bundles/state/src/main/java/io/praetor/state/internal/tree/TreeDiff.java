package io.praetor.state.internal.tree;

import io.praetor.api.state.Row;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Walks two versions side by side, in key order, and shows the keys whose rows are not the same
 * object. What both versions share is passed over without a look inside, so the cost goes with the
 * number of changes and not with the size of the trees.
 */
public final class TreeDiff<R extends Row> implements Iterator<RowChange<R>> {

  private final ArrayDeque<Node<R>> before = new ArrayDeque<>();
  private final ArrayDeque<Node<R>> after = new ArrayDeque<>();
  private RowChange<R> next;

  public TreeDiff(RadixTree<R> before, RadixTree<R> after) {
    if (before.root != null) {
      this.before.push(before.root);
    }
    if (after.root != null) {
      this.after.push(after.root);
    }
    next = find();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public RowChange<R> next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    RowChange<R> result = next;
    next = find();
    return result;
  }

  private RowChange<R> find() {
    while (!before.isEmpty() || !after.isEmpty()) {
      RowChange<R> found = step(before.peek(), after.peek());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** One step forward; null when it did not end at a changed row. */
  private RowChange<R> step(Node<R> old, Node<R> now) {
    if (old == now) {
      before.pop();
      after.pop();
      return null;
    }
    int order = old == null ? 1 : now == null ? -1 : order(old, now);
    if (order < 0) {
      return old instanceof Leaf<R> leaf ? removed(leaf) : open(before);
    }
    if (order > 0) {
      return now instanceof Leaf<R> leaf ? added(leaf) : open(after);
    }
    if (old instanceof Leaf<R> was && now instanceof Leaf<R> is) {
      before.pop();
      after.pop();
      return was.row == is.row ? null : new RowChange<>(is.key, was.row, is.row);
    }
    open(before);
    return open(after);
  }

  /**
   * Which side to go on with: the one that comes first; of two where one contains the other, the
   * one that contains (its own row, if any, precedes all that is below); 0 for the same place.
   */
  private static int order(Node<?> old, Node<?> now) {
    int end = Math.min(old.depth(), now.depth());
    int at = Arrays.mismatch(old.sample(), 0, end, now.sample(), 0, end);
    if (at >= 0) {
      return Byte.compareUnsigned(old.sample()[at], now.sample()[at]);
    }
    return Integer.compare(old.depth(), now.depth());
  }

  private RowChange<R> removed(Leaf<R> leaf) {
    before.pop();
    return new RowChange<>(leaf.key, leaf.row, null);
  }

  private RowChange<R> added(Leaf<R> leaf) {
    after.pop();
    return new RowChange<>(leaf.key, null, leaf.row);
  }

  private RowChange<R> open(ArrayDeque<Node<R>> side) {
    if (side.peek() instanceof Branch<R> branch) {
      side.pop();
      RowIterator.pushParts(branch, side);
    }
    return null;
  }
}
