package io.praetor.acl.internal.command;

import io.praetor.format.json.RecordTree;

/** Commands, and what servers tell each other, as JSON trees and back; see {@link RecordTree}. */
public final class RowTree {

  private RowTree() {}

  /** The tree of a record, its list, or a plain value. */
  public static Object of(Object value) {
    return RecordTree.of(value);
  }

  /**
   * The record of a tree.
   *
   * @throws MalformedCommandException for a tree that is none
   */
  public static <R> R record(Class<R> type, Object tree) {
    return RecordTree.record(type, tree, MalformedCommandException::new);
  }
}
