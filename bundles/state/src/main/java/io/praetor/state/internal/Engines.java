package io.praetor.state.internal;

import io.praetor.spi.storage.StorageEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The storage engines that are installed, by name. Of several with one name the one of the highest
 * ranking counts, and of equals the newest.
 */
final class Engines {

  private record Installed(String name, StorageEngine engine, int ranking, long serviceId) {}

  private static final Comparator<Installed> ORDER =
      Comparator.comparingInt(Installed::ranking).thenComparingLong(Installed::serviceId);

  /** Guarded by this, as what follows. */
  private final List<Installed> installed = new ArrayList<>();

  private Consumer<Map<String, StorageEngine>> follower;

  synchronized void add(String name, StorageEngine engine, int ranking, long serviceId) {
    installed.add(new Installed(name, engine, ranking, serviceId));
    tell();
  }

  /** Returns when the follower has let go of the engine. */
  synchronized void remove(long serviceId) {
    installed.removeIf(one -> one.serviceId() == serviceId);
    tell();
  }

  /** Tells the follower which engines there are, now and whenever that changes. */
  synchronized void follow(Consumer<Map<String, StorageEngine>> listener) {
    follower = listener;
    tell();
  }

  private void tell() {
    if (follower != null) {
      Map<String, StorageEngine> best = new HashMap<>();
      installed.stream().sorted(ORDER).forEach(one -> best.put(one.name(), one.engine()));
      follower.accept(Map.copyOf(best));
    }
  }
}
