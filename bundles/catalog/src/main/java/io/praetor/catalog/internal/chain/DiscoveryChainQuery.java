package io.praetor.catalog.internal.chain;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.connect.ConnectTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.config.ProposedEntries;
import io.praetor.catalog.internal.graph.Chain;
import io.praetor.catalog.internal.graph.ChainException;
import io.praetor.catalog.internal.graph.ChainRequest;
import io.praetor.catalog.internal.graph.Effort;

/**
 * What becomes of the name of a service. Reads the entries that the chain comes by, and the places
 * where there is none: nothing else wakes who waits.
 *
 * @param datacenter where the service is looked for
 * @param home where the chain will be used
 */
record DiscoveryChainQuery(
    String service, String datacenter, String home, ChainRequest.Overrides overrides)
    implements StateQuery<DiscoveryChainQuery.Found> {

  /**
   * The chain, or why there is none.
   *
   * @param chain null when there is none
   * @param refusal empty when there is one
   */
  record Found(Chain chain, String refusal) {}

  @Override
  public Answer<Found> run(ReadTxn txn) {
    ProposedEntries entries = ProposedEntries.unchanged(txn);
    ChainRequest request =
        new ChainRequest(service, datacenter, home, TrustDomain.of(txn, home), overrides);
    long index =
        Math.max(
            txn.tableIndex(CatalogTables.CONFIG_ENTRIES),
            txn.tableIndex(ConnectTables.CONFIGURATION));
    try {
      Found found = new Found(Chain.compile(request, entries, new Effort()), "");
      return new Answer<>(found, index, entries.isAny());
    } catch (ChainException e) {
      return new Answer<>(new Found(null, e.getMessage()), index, true);
    }
  }
}
