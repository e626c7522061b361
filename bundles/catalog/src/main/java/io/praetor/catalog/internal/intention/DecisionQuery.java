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
    implements StateQuery<DecisionQuery.Found> {

  /**
   * What was found.
   *
   * @param allowed whether it may
   * @param destination the name that what decides has for the destination; {@code *} for everybody
   */
  record Found(boolean allowed, String destination) {}

  @Override
  public Answer<Found> run(ReadTxn txn) {
    Answer<List<Intention>> found =
        new IntentionsQuery(IntentionsQuery.By.DESTINATION, "", destination).run(txn);
    for (Intention intention : found.value()) {
      if (intention.sourceName().equals(source)
          || intention.sourceName().equals(ServiceIntentions.WILDCARD)) {
        Found decided = new Found(intention.allows(), intention.destination());
        return new Answer<>(decided, found.index(), true);
      }
    }
    Found none = new Found(byDefault, ServiceIntentions.WILDCARD);
    return new Answer<>(none, found.index(), true);
  }
}
