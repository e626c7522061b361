package io.praetor.history.internal.watch;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Nodes with instances of a service, in lower case: the checks of these nodes are also theirs.
 *
 * @param service its name
 */
record InstanceNodes(String service) implements StateQuery<Set<String>> {

  @Override
  public Answer<Set<String>> run(ReadTxn txn) {
    byte[] prefix = (service.toLowerCase(Locale.ROOT) + '\0').getBytes(StandardCharsets.UTF_8);
    Set<String> nodes = new HashSet<>();
    for (ServiceRow row : txn.scan(CatalogTables.SERVICES_BY_NAME, prefix)) {
      nodes.add(row.node().toLowerCase(Locale.ROOT));
    }
    return new Answer<>(nodes, txn.tableIndex(CatalogTables.SERVICES), true);
  }
}
