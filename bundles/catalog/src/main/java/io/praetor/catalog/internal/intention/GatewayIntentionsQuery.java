package io.praetor.catalog.internal.intention;

import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.gateway.GatewayService;
import io.praetor.catalog.internal.gateway.GatewayServicesQuery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The intentions about what is done to services behind a gateway.
 *
 * @param gateway name of it
 */
record GatewayIntentionsQuery(String gateway) implements StateQuery<List<Intention>> {

  @Override
  public Answer<List<Intention>> run(ReadTxn txn) {
    Answer<List<GatewayService>> behind = new GatewayServicesQuery(gateway).run(txn);
    Set<Intention> found = new LinkedHashSet<>();
    long index = behind.index();
    for (GatewayService one : behind.value()) {
      Answer<List<Intention>> about =
          new IntentionsQuery(IntentionsQuery.By.DESTINATION, "", one.service()).run(txn);
      found.addAll(about.value());
      index = Math.max(index, about.index());
    }
    return new Answer<>(List.copyOf(found), index, true);
  }
}
