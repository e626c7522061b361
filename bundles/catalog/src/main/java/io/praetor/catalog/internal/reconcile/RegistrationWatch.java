package io.praetor.catalog.internal.reconcile;

import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateStore;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Waits until the catalog has certain nodes somewhere else: those of members that are alive and not
 * registered where they are. One thread says for whom; any may end it, and the listener is told by
 * any.
 */
final class RegistrationWatch {

  private static final Duration MAX_WAIT = Duration.ofMinutes(10);

  private final StateStore store;
  private final Consumer<Set<String>> listener;
  private Map<String, String> places = Map.of();
  private volatile CompletableFuture<?> wait = CompletableFuture.completedFuture(null);
  private volatile boolean stopped;

  /**
   * @param listener is told the names of those that are waited for
   */
  RegistrationWatch(StateStore store, Consumer<Set<String>> listener) {
    this.store = store;
    this.listener = listener;
  }

  /**
   * Waits for these from now on, and for no others.
   *
   * @param wanted where the catalog has them, by name
   */
  void on(Map<String, String> wanted) {
    if (wait.isDone() || !places.equals(wanted)) {
      wait.cancel(false);
      places = Map.copyOf(wanted);
      wait = places.isEmpty() ? CompletableFuture.completedFuture(null) : begin(places);
      if (stopped) {
        wait.cancel(false);
      }
    }
  }

  private CompletableFuture<?> begin(Map<String, String> waited) {
    CompletableFuture<ReadResult<Boolean>> news =
        store.read(
            new MovedQuery(waited),
            new ReadOptions(ReadMode.STALE, MovedQuery.KNOWN, MAX_WAIT, Duration.ZERO));
    // Whatever fails, or is no longer waited for, is looked at with everything else.
    var unused = news.thenRun(() -> listener.accept(waited.keySet()));
    return news;
  }

  /** Waits for nobody any more. */
  void stop() {
    stopped = true;
    wait.cancel(false);
  }
}
