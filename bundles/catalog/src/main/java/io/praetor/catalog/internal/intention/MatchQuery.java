package io.praetor.catalog.internal.intention;

import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For each of several services, the intentions that hold for it.
 *
 * @param source whether it is what they do, or what is done to them
 */
record MatchQuery(boolean source, List<String> names)
    implements StateQuery<Map<String, List<Intention>>> {

  @Override
  public Answer<Map<String, List<Intention>>> run(ReadTxn txn) {
    Map<String, List<Intention>> found = new LinkedHashMap<>();
    long index = 0;
    for (String name : names) {
      Answer<List<Intention>> one =
          new IntentionsQuery(
                  source ? IntentionsQuery.By.SOURCE : IntentionsQuery.By.DESTINATION,
                  IntentionEndpoint.local(name),
                  IntentionEndpoint.local(name))
              .run(txn);
      found.put(name, one.value());
      index = Math.max(index, one.index());
    }
    return new Answer<>(found, index, true);
  }
}
