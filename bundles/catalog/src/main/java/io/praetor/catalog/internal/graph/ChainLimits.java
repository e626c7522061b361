package io.praetor.catalog.internal.graph;

import io.praetor.format.go.GoText;

/**
 * How large a chain may be. Entries lead to entries, so a few small ones can describe something
 * huge; and every server compiles what is about to change while it applies the change.
 */
final class ChainLimits {

  static final int NODES_MAX = 1_000;
  static final int TARGETS_MAX = 10_000;

  /** Of all splitters together, when splits of splits are written out. */
  static final int SPLITS_MAX = 10_000;

  private ChainLimits() {}

  static void check(String service, int count, int max, String what) throws ChainException {
    if (count > max) {
      throw new ChainException(
          "discovery chain " + GoText.quoted(service) + " has more than " + max + " " + what);
    }
  }
}
