package io.praetor.gossip.internal.serf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What was said of the coming and going of nodes that are not known yet: word of mouth may be
 * faster than the node itself. The newest word of each is kept, for a while.
 */
final class RecentIntents {

  static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** Names that nobody ever hears of again cost memory until they are too old. */
  static final int NAMES_MAX = 4096;

  private final Map<String, Intent> intents = new LinkedHashMap<>();

  /** Notes it; returns whether it is news. */
  boolean note(String node, boolean leave, long time, long nowNanos) {
    Intent known = intents.get(node);
    if (known != null && time <= known.time) {
      return false;
    }
    intents.remove(node);
    intents.put(node, new Intent(leave, time, nowNanos));
    if (intents.size() > NAMES_MAX) {
      intents.remove(intents.keySet().iterator().next());
    }
    return true;
  }

  /** The word that came before the node; null when there was none. */
  Intent of(String node) {
    return intents.get(node);
  }

  void forgetOld(long nowNanos) {
    intents.values().removeIf(intent -> nowNanos - intent.heardNanos > KEPT_NANOS);
  }

  record Intent(boolean leave, long time, long heardNanos) {}
}
