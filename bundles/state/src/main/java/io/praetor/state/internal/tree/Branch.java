package io.praetor.state.internal.tree;

import io.praetor.api.state.Row;
import java.util.Arrays;

/**
 * A place where keys part. {@code labels} are the bytes at {@link #depth}, ascending and unsigned,
 * one for each child; the row whose key ends right here is {@code own}.
 *
 * <p>The common prefix is not copied: it is read from the key of some row below. Should that row be
 * removed, its key array lives on here, which is cheaper than a copy in every branch.
 *
 * <p>Mutable only for the edit whose token it carries; for everyone else it never changes.
 */
final class Branch<R extends Row> extends Node<R> {

  private static final byte[] NO_LABELS = {};

  final byte[] sample;
  final int depth;
  Object owner;
  Leaf<R> own;
  byte[] labels;
  Node<R>[] children;
  long newest;

  Branch(Object owner, byte[] sample, int depth) {
    this(owner, sample, depth, null, NO_LABELS, Branch.<R>nodes(0), 0);
  }

  Branch(
      Object owner,
      byte[] sample,
      int depth,
      Leaf<R> own,
      byte[] labels,
      Node<R>[] children,
      long newest) {
    this.owner = owner;
    this.sample = sample;
    this.depth = depth;
    this.own = own;
    this.labels = labels;
    this.children = children;
    this.newest = newest;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  static <R extends Row> Node<R>[] nodes(int length) {
    return new Node[length];
  }

  @Override
  byte[] sample() {
    return sample;
  }

  @Override
  int depth() {
    return depth;
  }

  @Override
  long newest() {
    return newest;
  }

  /** This branch if the edit may change it, else a copy that it may. Labels stay shared. */
  Branch<R> editableBy(Object edit) {
    return owner == edit
        ? this
        : new Branch<>(edit, sample, depth, own, labels, children.clone(), newest);
  }

  /** Position of a label, or {@code -1 - insertionPoint}. */
  int find(byte label) {
    int wanted = label & 0xff;
    int low = 0;
    int high = labels.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int there = labels[middle] & 0xff;
      if (there < wanted) {
        low = middle + 1;
      } else if (there > wanted) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1 - low;
  }

  /** The subtree that a longer key belongs to, or null. */
  Node<R> childFor(byte[] key) {
    int at = find(key[depth]);
    return at < 0 ? null : children[at];
  }

  /** Hangs a node below, as own row or as child; there is none in that place yet. */
  void adopt(Node<R> node) {
    if (node instanceof Leaf<R> leaf && leaf.key.length == depth) {
      own = leaf;
    } else {
      byte label = node.sample()[depth];
      insertAt(-1 - find(label), label, node);
    }
    newest = Math.max(newest, node.newest());
  }

  private void insertAt(int at, byte label, Node<R> child) {
    int tail = labels.length - at;
    byte[] moreLabels = Arrays.copyOf(labels, labels.length + 1);
    System.arraycopy(labels, at, moreLabels, at + 1, tail);
    moreLabels[at] = label;
    Node<R>[] moreChildren = Arrays.copyOf(children, children.length + 1);
    System.arraycopy(children, at, moreChildren, at + 1, tail);
    moreChildren[at] = child;
    labels = moreLabels;
    children = moreChildren;
  }

  void removeAt(int at) {
    int tail = labels.length - at - 1;
    byte[] fewerLabels = Arrays.copyOf(labels, labels.length - 1);
    System.arraycopy(labels, at + 1, fewerLabels, at, tail);
    Node<R>[] fewerChildren = Arrays.copyOf(children, children.length - 1);
    System.arraycopy(children, at + 1, fewerChildren, at, tail);
    labels = fewerLabels;
    children = fewerChildren;
  }

  /**
   * Accounts for a row that came. Only an undone change brings an older one than there was, and
   * only then the whole branch is looked at.
   */
  void noteArrival(long index) {
    if (index >= newest) {
      newest = index;
    } else {
      recount();
    }
  }

  void noteRemoval(long index) {
    if (index == newest) {
      recount();
    }
  }

  private void recount() {
    long max = own == null ? 0 : own.newest();
    for (Node<R> child : children) {
      max = Math.max(max, child.newest());
    }
    newest = max;
  }

  /** What is left to stand here after a removal: nothing, the only node left, or this. */
  Node<R> collapsed() {
    if (children.length == 0) {
      return own;
    }
    return children.length == 1 && own == null ? children[0] : this;
  }
}
