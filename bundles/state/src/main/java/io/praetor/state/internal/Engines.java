package io.praetor.state.internal;

import io.praetor.spi.storage.StorageEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The storage engines that are installed. Of several with the wanted name the one of the highest
 * ranking counts, and of equals the newest.
 */
final class Engines {

  private record Installed(String name, StorageEngine engine, int ranking, long serviceId) {}

  private static final Comparator<Installed> ORDER =
      Comparator.comparingInt(Installed::ranking).thenComparingLong(Installed::serviceId);

  /** Guarded by this, as what follows. */
  private final List<Installed> installed = new ArrayList<>();

  private String wanted;
  private Consumer<StorageEngine> follower;
  private StorageEngine current;

  synchronized void add(String name, StorageEngine engine, int ranking, long serviceId) {
    installed.add(new Installed(name, engine, ranking, serviceId));
    choose();
  }

  /** Returns when the follower has let go of the engine. */
  synchronized void remove(long serviceId) {
    installed.removeIf(one -> one.serviceId() == serviceId);
    choose();
  }

  /** Tells the follower which engine to use, now and whenever that changes; null for none. */
  synchronized void follow(String name, Consumer<StorageEngine> listener) {
    wanted = name;
    follower = listener;
    choose();
  }

  private void choose() {
    StorageEngine best =
        installed.stream()
            .filter(one -> one.name().equals(wanted))
            .max(ORDER)
            .map(Installed::engine)
            .orElse(null);
    if (best != current && follower != null) {
      current = best;
      follower.accept(best);
    }
  }
}
