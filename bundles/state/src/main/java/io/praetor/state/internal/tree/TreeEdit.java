package io.praetor.state.internal.tree;

import io.praetor.api.state.Row;

/**
 * A batch of changes on the way to the next version. Branches made by this batch carry its token
 * and are changed in place; those of earlier versions are copied first. Used by one thread.
 */
public final class TreeEdit<R extends Row> {

  private Object token = new Object();
  private Node<R> root;
  private int size;
  private R previous;

  public TreeEdit(RadixTree<R> tree) {
    root = tree.root;
    size = tree.size();
  }

  public R get(byte[] key) {
    return RadixTree.find(root, key);
  }

  /** The state of things as a version of its own; later changes do not touch it. */
  public RadixTree<R> freeze() {
    token = new Object();
    return new RadixTree<>(root, size);
  }

  /** Newest modify index below a prefix as of now; leaves the batch as it is. */
  public long newestBelow(byte[] prefix) {
    return new RadixTree<>(root, size).newestBelow(prefix);
  }

  /** Puts a row in; returns the one that was there, or null. */
  public R put(byte[] key, R row) {
    previous = null;
    root = root == null ? new Leaf<>(key, row) : insert(root, 0, key, row);
    if (previous == null) {
      size++;
    }
    return previous;
  }

  /** Takes a row out; returns it, or null when there was none. */
  public R remove(byte[] key) {
    // Looked up first, so that a miss copies nothing.
    R found = get(key);
    if (found != null) {
      root = without(root, key, found.modifyIndex());
      size--;
    }
    return found;
  }

  private Node<R> insert(Node<R> node, int from, byte[] key, R row) {
    int at = node.divergence(key, from);
    if (at < node.depth()) {
      return split(node, at, key, row);
    }
    if (node instanceof Leaf<R> leaf) {
      return insertAtLeaf(leaf, key, row);
    }
    Branch<R> branch = ((Branch<R>) node).editableBy(token);
    if (key.length == branch.depth) {
      replaceOwn(branch, key, row);
    } else {
      insertBelow(branch, key, row);
    }
    branch.noteArrival(row.modifyIndex());
    return branch;
  }

  private Node<R> insertAtLeaf(Leaf<R> leaf, byte[] key, R row) {
    if (key.length > leaf.key.length) {
      return split(leaf, leaf.key.length, key, row);
    }
    previous = leaf.row;
    return new Leaf<>(leaf.key, row);
  }

  private void replaceOwn(Branch<R> branch, byte[] key, R row) {
    if (branch.own != null) {
      previous = branch.own.row;
    }
    branch.own = new Leaf<>(previous == null ? key : branch.own.key, row);
  }

  private void insertBelow(Branch<R> branch, byte[] key, R row) {
    int at = branch.find(key[branch.depth]);
    if (at < 0) {
      branch.adopt(new Leaf<>(key, row));
    } else {
      branch.children[at] = insert(branch.children[at], branch.depth, key, row);
    }
  }

  private Branch<R> split(Node<R> node, int at, byte[] key, R row) {
    Branch<R> branch = new Branch<>(token, key, at);
    branch.adopt(node);
    branch.adopt(new Leaf<>(key, row));
    return branch;
  }

  /** Everything but the row at a key that is known to be there. */
  private Node<R> without(Node<R> node, byte[] key, long index) {
    if (!(node instanceof Branch<R> shared)) {
      return null;
    }
    Branch<R> branch = shared.editableBy(token);
    if (key.length == branch.depth) {
      branch.own = null;
    } else {
      int at = branch.find(key[branch.depth]);
      Node<R> rest = without(branch.children[at], key, index);
      if (rest == null) {
        branch.removeAt(at);
      } else {
        branch.children[at] = rest;
      }
    }
    branch.noteRemoval(index);
    return branch.collapsed();
  }
}
