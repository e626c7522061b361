package io.praetor.state.internal.tree;

import io.praetor.api.state.Row;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks the rows at and below a node in key order. */
final class RowIterator<R extends Row> implements Iterator<R> {

  /** What is still to come, next on top. */
  private final ArrayDeque<Node<R>> pending = new ArrayDeque<>();

  RowIterator(Node<R> top) {
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
      pushParts(branch, pending);
      node = pending.pop();
    }
    return ((Leaf<R>) node).row;
  }

  /** Puts what a branch consists of on a stack, first in order on top. */
  static <R extends Row> void pushParts(Branch<R> branch, ArrayDeque<Node<R>> stack) {
    for (int i = branch.children.length - 1; i >= 0; i--) {
      stack.push(branch.children[i]);
    }
    if (branch.own != null) {
      stack.push(branch.own);
    }
  }
}
