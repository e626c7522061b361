package io.praetor.catalog.internal.discovery;

import io.praetor.api.catalog.CatalogIndex;
import io.praetor.api.discovery.Instances;
import io.praetor.catalog.internal.query.ServiceQuery.By;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps what was found of services until they change, because names are asked for far more often
 * than services change. Thread-safe.
 */
final class InstanceMemory {

  /** So many questions are remembered; with one more, all are forgotten. */
  private static final int QUESTIONS_MAX = 4_096;

  private final ConcurrentHashMap<Key, Remembered> known = new ConcurrentHashMap<>();

  private record Key(By by, String service, String tag, boolean onlyPassing) {}

  /**
   * What was found when a service was at a version.
   *
   * @param version compared by identity
   */
  private record Remembered(CatalogIndex version, Instances instances) {}

  /**
   * What is known of a service at a version, or is found now.
   *
   * @param version null when there is no instance, which is found out fast enough
   */
  @SuppressWarnings("ReferenceEquality") // a restored snapshot may bring equal numbers again
  Instances remember(InstancesQuery query, CatalogIndex version, Supplier<Instances> find) {
    if (version == null) {
      return find.get();
    }
    Key key = new Key(query.by(), query.service(), query.tag(), query.onlyPassing());
    Remembered remembered = known.get(key);
    if (remembered != null && remembered.version() == version) {
      return remembered.instances();
    }
    Instances found = find.get();
    if (known.size() >= QUESTIONS_MAX) {
      known.clear();
    }
    known.put(key, new Remembered(version, found));
    return found;
  }
}
