package io.praetor.rpc.internal.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Who answers which protocol. Of two for one protocol the one of the higher ranking counts, and of
 * equals the newer: the new version of a bundle takes over while the old one is still there.
 */
public final class Protocols<T> {

  private static final Comparator<Entry<?>> BEST =
      Comparator.<Entry<?>>comparingInt(Entry::ranking).thenComparingLong(Entry::serviceId);

  private final Map<String, List<Entry<T>>> all = new ConcurrentHashMap<>();
  private final Map<String, Entry<T>> best = new ConcurrentHashMap<>();
  private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();

  /**
   * A provider.
   *
   * @param serversOnly whether only proven servers may use it
   * @param uncertified whether also those may who have proved nothing
   */
  public record Entry<T>(
      T handler, boolean serversOnly, boolean uncertified, int ranking, long serviceId) {

    boolean isFor(Proof proof) {
      return switch (proof) {
        case NONE -> uncertified;
        case AGENT -> !serversOnly;
        case SERVER -> true;
      };
    }
  }

  public void add(String protocol, Entry<T> entry) {
    change(protocol, entries -> entries.add(entry));
    watchers.forEach(Runnable::run);
  }

  public void remove(String protocol, long serviceId) {
    change(protocol, entries -> entries.removeIf(entry -> entry.serviceId() == serviceId));
  }

  private synchronized void change(String protocol, Consumer<List<Entry<T>>> change) {
    List<Entry<T>> entries = all.computeIfAbsent(protocol, name -> new ArrayList<>());
    change.accept(entries);
    if (entries.isEmpty()) {
      all.remove(protocol);
      best.remove(protocol);
    } else {
      best.put(protocol, entries.stream().max(BEST).orElseThrow());
    }
  }

  /** Null while there is none. */
  Entry<T> find(String protocol) {
    return best.get(protocol);
  }

  /** From now on the task runs, on any thread, whenever one was added. */
  void watch(Runnable task) {
    watchers.add(task);
  }

  void unwatch(Runnable task) {
    watchers.remove(task);
  }
}
