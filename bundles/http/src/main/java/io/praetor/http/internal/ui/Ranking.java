package io.praetor.http.internal.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Constants;

/**
 * Services of one contract, by {@code service.ranking}; among equals the newer one is the higher.
 * They come and go on any thread; readers take immutable values without a lock.
 */
final class Ranking<T> {

  private static final Comparator<Entry<?>> LOWEST_FIRST =
      Comparator.<Entry<?>>comparingInt(Entry::ranking).thenComparingLong(Entry::serviceId);

  private volatile List<Entry<T>> entries = List.of();

  private record Entry<T>(T service, int ranking, long serviceId) {}

  /**
   * @param properties of the service
   */
  synchronized void add(T service, Map<String, Object> properties) {
    int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
    List<Entry<T>> more = new ArrayList<>(entries);
    more.add(new Entry<>(service, ranking, id(properties)));
    more.sort(LOWEST_FIRST);
    entries = List.copyOf(more);
  }

  /** Takes a service away and returns what was added for it, or null. */
  synchronized T remove(Map<String, Object> properties) {
    long id = id(properties);
    Entry<T> gone = null;
    List<Entry<T>> fewer = new ArrayList<>();
    for (Entry<T> entry : entries) {
      if (entry.serviceId == id) {
        gone = entry;
      } else {
        fewer.add(entry);
      }
    }
    entries = List.copyOf(fewer);
    return gone == null ? null : gone.service;
  }

  /** The highest, or null when there is none. */
  T highest() {
    List<Entry<T>> now = entries;
    return now.isEmpty() ? null : now.get(now.size() - 1).service;
  }

  List<T> lowestFirst() {
    return entries.stream().map(Entry::service).toList();
  }

  private static long id(Map<String, Object> properties) {
    return (Long) properties.get(Constants.SERVICE_ID);
  }
}
