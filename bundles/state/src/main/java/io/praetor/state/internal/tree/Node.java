package io.praetor.state.internal.tree;

import io.praetor.api.state.Row;
import java.util.Arrays;

/**
 * A part of the tree: all rows whose keys begin with the first {@link #depth} bytes of a sample.
 */
abstract sealed class Node<R extends Row> permits Leaf, Branch {

  /** Some key at or below this node; only its first {@link #depth} bytes mean anything. */
  abstract byte[] sample();

  /** Number of key bytes that everything below has in common. */
  abstract int depth();

  /** Newest modify index at or below. */
  abstract long newest();

  /** First position from {@code from} on where node and key differ, at most either's length. */
  final int divergence(byte[] key, int from) {
    int end = Math.min(depth(), key.length);
    int at = Arrays.mismatch(sample(), from, end, key, from, end);
    return at < 0 ? end : from + at;
  }

  /** Whether every key below begins with the whole prefix. */
  final boolean isBelow(byte[] prefix) {
    return depth() >= prefix.length && divergence(prefix, 0) == prefix.length;
  }
}
