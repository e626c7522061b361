package io.praetor.catalog.internal.intention;

import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.config.ServiceIntentions;
import java.util.List;

/**
 * Whether a service may connect to another: the most specific intention decides. One about single
 * requests allows no connection as such.
 *
 * @param byDefault what holds where there is none
 */
record DecisionQuery(String source, String destination, boolean byDefault)
    implements StateQuery<Boolean> {

  @Override
  public Answer<Boolean> run(ReadTxn txn) {
    Answer<List<Intention>> found =
        new IntentionsQuery(IntentionsQuery.By.DESTINATION, "", destination).run(txn);
    for (Intention intention : found.value()) {
      if (intention.sourceName().equals(source)
          || intention.sourceName().equals(ServiceIntentions.WILDCARD)) {
        return new Answer<>(intention.allows(), found.index(), true);
      }
    }
    return new Answer<>(byDefault, found.index(), true);
  }
}
