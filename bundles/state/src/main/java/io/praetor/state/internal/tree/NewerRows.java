package io.praetor.state.internal.tree;

import io.praetor.api.state.Row;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks the rows at and below a node that changed after an index; passes over all else. */
final class NewerRows<R extends Row> implements Iterator<R> {

  /** What is still to come, next on top; something newer is at or below each. */
  private final ArrayDeque<Node<R>> pending = new ArrayDeque<>();

  private final long after;

  /**
   * @param top where something newer is
   */
  NewerRows(Node<R> top, long after) {
    this.after = after;
    pending.push(top);
  }

  @Override
  public boolean hasNext() {
    return !pending.isEmpty();
  }

  @Override
  public R next() {
    if (pending.isEmpty()) {
      throw new NoSuchElementException();
    }
    Node<R> node = pending.pop();
    while (node instanceof Branch<R> branch) {
      for (int i = branch.children.length - 1; i >= 0; i--) {
        push(branch.children[i]);
      }
      push(branch.own);
      node = pending.pop();
    }
    return ((Leaf<R>) node).row;
  }

  private void push(Node<R> node) {
    if (node != null && node.newest() > after) {
      pending.push(node);
    }
  }
}
