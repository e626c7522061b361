package io.praetor.state.internal.tree;

import io.praetor.api.state.Row;

/** One row. Its depth is the whole length of its key. */
final class Leaf<R extends Row> extends Node<R> {

  final byte[] key;
  final R row;

  Leaf(byte[] key, R row) {
    this.key = key;
    this.row = row;
  }

  @Override
  byte[] sample() {
    return key;
  }

  @Override
  int depth() {
    return key.length;
  }

  @Override
  long newest() {
    return row.modifyIndex();
  }
}
