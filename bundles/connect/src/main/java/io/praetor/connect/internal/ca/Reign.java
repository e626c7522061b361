package io.praetor.connect.internal.ca;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What a leader sees to: that there is an authority, and that old roots go. {@link #tick} and
 * {@link #end} are called by one thread.
 */
public final class Reign {

  /** How often {@link #tick} is to be called. */
  public static final Duration INTERVAL = Duration.ofMillis(500);

  /** A snapshot that is restored may have no authority in it. */
  private static final Duration CHECKING = Duration.ofSeconds(10);

  private static final Duration PRUNING = Duration.ofHours(1);

  private final Ceremony ceremony;
  private final Ceremony.Wanted wanted;
  private final Supplier<String> ids;
  private final Supplier<Instant> now;
  private CompletableFuture<?> work = CompletableFuture.completedFuture(null);
  private volatile boolean begun;
  private volatile boolean failing;
  private Instant checked = Instant.EPOCH;
  private Instant pruned = Instant.EPOCH;

  /**
   * @param wanted what the authority is if there is none yet
   * @param ids makes a UUID that no cluster has
   */
  public Reign(
      Ceremony ceremony, Ceremony.Wanted wanted, Supplier<String> ids, Supplier<Instant> now) {
    this.ceremony = ceremony;
    this.wanted = wanted;
    this.ids = ids;
    this.now = now;
  }

  /** Another server leads, or none. */
  public void end() {
    begun = false;
    failing = false;
  }

  /** Called on the leader every {@link #INTERVAL}. The future ends with the work of this tick. */
  public CompletableFuture<?> tick() {
    if (!work.isDone()) {
      return CompletableFuture.completedFuture(null);
    }
    Instant time = now.get();
    if ((!begun && !failing) || time.isAfter(checked.plus(CHECKING))) {
      checked = time;
      work =
          ceremony
              .begin(wanted, ids.get())
              .whenComplete(
                  (whole, failure) -> {
                    failing = failure != null;
                    begun = failure == null && whole;
                  });
    } else if (time.isAfter(pruned.plus(PRUNING))) {
      pruned = time;
      work = ceremony.prune();
    }
    return work;
  }
}
