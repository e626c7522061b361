package io.praetor.state.internal.tree;

import io.praetor.api.state.Row;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Builds a tree of rows that come in ascending key order, each node once: only the rightmost path
 * is open, and a branch is closed as soon as a key leaves it.
 */
public final class TreeBuilder<R extends Row> {

  /** Finished trees belong to nobody. */
  private static final Object NO_OWNER = null;

  private final ArrayDeque<Branch<R>> path = new ArrayDeque<>();
  private Leaf<R> last;
  private int size;

  /**
   * Adds the next row.
   *
   * @throws IllegalArgumentException when the key is not greater than the one before
   */
  public void add(byte[] key, R row) {
    Leaf<R> leaf = new Leaf<>(key, row);
    if (last != null) {
      if (Arrays.compareUnsigned(last.key, key) >= 0) {
        throw new IllegalArgumentException("keys do not ascend");
      }
      hang(last.divergence(key, 0));
    }
    last = leaf;
    size++;
  }

  public RadixTree<R> build() {
    if (last == null) {
      return RadixTree.empty();
    }
    Node<R> node = last;
    while (!path.isEmpty()) {
      Branch<R> parent = path.pop();
      parent.adopt(node);
      node = parent;
    }
    return new RadixTree<>(node, size);
  }

  /** Closes what lies deeper than where the next key parts, and makes a branch there. */
  private void hang(int parting) {
    Node<R> node = last;
    while (!path.isEmpty() && path.peek().depth > parting) {
      Branch<R> finished = path.pop();
      finished.adopt(node);
      node = finished;
    }
    if (path.isEmpty() || path.peek().depth < parting) {
      path.push(new Branch<>(NO_OWNER, node.sample(), parting));
    }
    path.peek().adopt(node);
  }
}
