package io.praetor.catalog.internal.command;

import io.praetor.api.state.Row;

/** Compares what is there with the index that somebody saw. */
public final class Comparison {

  private Comparison() {}

  /** Whether a row may be set: index 0 stands for one that is not there. */
  public static boolean allowsSet(Row existing, long index) {
    return existing == null ? index == 0 : index != 0 && existing.modifyIndex() == index;
  }

  /** Whether a row may be removed: it must be there. */
  public static boolean allowsDelete(Row existing, long index) {
    return existing != null && existing.modifyIndex() == index;
  }
}
