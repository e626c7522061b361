package io.praetor.state.internal.tree;

import io.praetor.api.state.Row;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;

/**
 * One immutable version of a sorted map from byte strings to rows. Versions share all that is equal
 * in them: a change copies the path to the row and nothing else (path-compressed radix tree after
 * Morrison, "PATRICIA", JACM 1968; path copying after Driscoll et al., "Making Data Structures
 * Persistent", 1989). Every branch knows the newest modify index below it.
 *
 * <p>Key arrays belong to the tree from the moment they are put in.
 */
public final class RadixTree<R extends Row> {

  private static final RadixTree<?> EMPTY = new RadixTree<>(null, 0);

  final Node<R> root;
  private final int size;

  RadixTree(Node<R> root, int size) {
    this.root = root;
    this.size = size;
  }

  @SuppressWarnings("unchecked")
  public static <R extends Row> RadixTree<R> empty() {
    return (RadixTree<R>) EMPTY;
  }

  public int size() {
    return size;
  }

  /** The row at a key, or null. */
  public R get(byte[] key) {
    return find(root, key);
  }

  /** Rows whose key begins with the prefix, in key order. */
  public Iterable<R> scan(byte[] prefix) {
    Node<R> top = below(prefix);
    return top == null ? Collections.emptyList() : () -> new RowIterator<>(top);
  }

  /** Rows that changed after an index, in key order. */
  public Iterable<R> newer(long after) {
    return root == null || root.newest() <= after
        ? Collections.emptyList()
        : () -> new NewerRows<>(root, after);
  }

  /** Keys and rows in key order. */
  public Iterator<RowChange<R>> entries() {
    return new TreeDiff<>(RadixTree.empty(), this);
  }

  /** Newest modify index below a prefix, 0 when nothing is there. */
  public long newestBelow(byte[] prefix) {
    Node<R> top = below(prefix);
    return top == null ? 0 : top.newest();
  }

  /** Whether nothing below a prefix differs from another version; never mistaken when true. */
  public boolean sameBelow(RadixTree<?> other, byte[] prefix) {
    return below(prefix) == other.below(prefix);
  }

  private Node<R> below(byte[] prefix) {
    Node<R> node = root;
    while (node instanceof Branch<R> branch && branch.depth < prefix.length) {
      node = branch.childFor(prefix);
    }
    return node != null && node.isBelow(prefix) ? node : null;
  }

  /** Follows labels down without looking at what is between them, and compares once at the end. */
  static <R extends Row> R find(Node<R> root, byte[] key) {
    Node<R> node = root;
    while (node instanceof Branch<R> branch) {
      if (branch.depth < key.length) {
        node = branch.childFor(key);
      } else {
        node = branch.depth == key.length ? branch.own : null;
      }
    }
    return node instanceof Leaf<R> leaf && Arrays.equals(leaf.key, key) ? leaf.row : null;
  }
}
