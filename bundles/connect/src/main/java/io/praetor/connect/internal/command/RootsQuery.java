package io.praetor.connect.internal.command;

import io.praetor.api.connect.CaConfigurationRow;
import io.praetor.api.connect.CaRootRow;
import io.praetor.api.connect.ConnectTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What everybody may know of the authority: who is trusted, and how it works. */
public record RootsQuery() implements StateQuery<RootsQuery.Found> {

  /**
   * Nothing secret.
   *
   * @param configuration null before the beginning
   * @param roots in the order in which they were made
   */
  public record Found(CaConfigurationRow configuration, List<CaRootRow> roots) {}

  @Override
  public Answer<Found> run(ReadTxn txn) {
    List<CaRootRow> roots = new ArrayList<>();
    txn.scan(ConnectTables.ROOTS, ConnectCommandHandler.ONLY).forEach(roots::add);
    roots.sort(Comparator.comparingLong(CaRootRow::createIndex));
    CaConfigurationRow configuration =
        txn.get(ConnectTables.CONFIGURATION, ConnectCommandHandler.ONLY);
    return new Answer<>(new Found(configuration, roots), AuthorityQuery.index(txn), true);
  }
}
