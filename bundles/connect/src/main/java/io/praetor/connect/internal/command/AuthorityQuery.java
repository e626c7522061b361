package io.praetor.connect.internal.command;

import io.praetor.api.connect.CaConfigurationRow;
import io.praetor.api.connect.CaKeyRow;
import io.praetor.api.connect.CaRootRow;
import io.praetor.api.connect.ConnectTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/** The whole authority, its key included: for who signs, and for no answer. */
public record AuthorityQuery() implements StateQuery<AuthorityQuery.Found> {

  /**
   * The authority.
   *
   * @param configuration null before the beginning
   * @param roots those trusted
   * @param key of the root that signs; null before the beginning
   * @param index of what is told here
   */
  public record Found(
      CaConfigurationRow configuration, List<CaRootRow> roots, CaKeyRow key, long index) {

    /** The root that signs, or null. */
    public CaRootRow active() {
      return roots.stream().filter(CaRootRow::active).findFirst().orElse(null);
    }

    /** Whether it can sign. */
    public boolean isWhole() {
      return configuration != null && key != null && active() != null;
    }
  }

  /** Index of the authority: of its configuration or its roots, whichever is newer. */
  public static long index(ReadTxn txn) {
    return Math.max(
        txn.tableIndex(ConnectTables.CONFIGURATION), txn.tableIndex(ConnectTables.ROOTS));
  }

  @Override
  public Answer<Found> run(ReadTxn txn) {
    List<CaRootRow> roots = new ArrayList<>();
    txn.scan(ConnectTables.ROOTS, ConnectCommandHandler.ONLY).forEach(roots::add);
    CaKeyRow key = null;
    for (CaKeyRow row : txn.scan(ConnectTables.KEYS, ConnectCommandHandler.ONLY)) {
      key = row;
    }
    long index = index(txn);
    CaConfigurationRow configuration =
        txn.get(ConnectTables.CONFIGURATION, ConnectCommandHandler.ONLY);
    return new Answer<>(new Found(configuration, roots, key, index), index, true);
  }
}
