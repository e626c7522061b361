package io.praetor.gossip.internal.pool;

import io.praetor.api.gossip.JoinResult;
import io.praetor.gossip.internal.serf.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a member finds the others when it begins: those from before, and those it is told of. */
final class FirstJoins {

  private static final Logger LOG = LoggerFactory.getLogger(FirstJoins.class);

  private final String pool;
  private final BiFunction<List<String>, Boolean, CompletableFuture<JoinResult>> joins;
  private final BiConsumer<Runnable, Long> later;
  private final Consumer<String> fatal;
  private int attempts;

  /**
   * Does nothing yet.
   *
   * @param joins tries addresses; with whether older events are to be ignored
   * @param later runs a task after a number of milliseconds
   * @param fatal is told in one line that the agent cannot go on
   */
  FirstJoins(
      String pool,
      BiFunction<List<String>, Boolean, CompletableFuture<JoinResult>> joins,
      BiConsumer<Runnable, Long> later,
      Consumer<String> fatal) {
    this.pool = pool;
    this.joins = joins;
    this.later = later;
    this.fatal = fatal;
  }

  /** Tries members from before, in any order, until one answers. */
  void rejoin(List<Snapshot.Known> known, RandomGenerator random) {
    List<Snapshot.Known> shuffled = new ArrayList<>();
    for (Snapshot.Known member : known) {
      shuffled.add(random.nextInt(shuffled.size() + 1), member);
    }
    rejoin(Collections.unmodifiableList(shuffled), 0);
  }

  private void rejoin(List<Snapshot.Known> known, int at) {
    if (at >= known.size()) {
      if (at > 0) {
        LOG.warn("{}: Failed to re-join any previously known node", pool);
      }
      return;
    }
    Snapshot.Known member = known.get(at);
    LOG.info(
        "{}: Attempting re-join to previously known node: {}: {}",
        pool,
        member.name(),
        member.address());
    var unused =
        joins
            .apply(List.of(member.address()), false)
            .thenAccept(
                result -> {
                  if (result.contacted() == 0) {
                    rejoin(known, at + 1);
                  } else {
                    LOG.info("{}: Re-joined to previously known node: {}", pool, member.name());
                  }
                });
  }

  /** Tries addresses once; that none answers is fatal. */
  void must(List<String> addresses) {
    if (addresses.isEmpty()) {
      return;
    }
    LOG.info("{}: Joining cluster: {}", pool, addresses);
    var unused =
        joins
            .apply(addresses, true)
            .thenAccept(
                result -> {
                  if (result.contacted() > 0) {
                    LOG.info("{}: Joined, {} members contacted", pool, result.contacted());
                  } else {
                    fatal.accept("Failed to join: " + text(result));
                  }
                });
  }

  /**
   * Tries addresses until one answers.
   *
   * @param max tries after which it is fatal that none did; 0 for no end
   */
  void retry(List<String> addresses, long intervalMillis, int max) {
    if (addresses.isEmpty()) {
      return;
    }
    LOG.info("{}: Joining cluster: {}", pool, addresses);
    var unused =
        joins
            .apply(addresses, true)
            .thenAccept(
                result -> {
                  attempts++;
                  if (result.contacted() > 0) {
                    LOG.info("{}: Join completed, {} members contacted", pool, result.contacted());
                  } else if (max > 0 && attempts >= max) {
                    fatal.accept(
                        "max join retry exhausted, exiting: Failed to join: " + text(result));
                  } else {
                    LOG.warn(
                        "{}: Join failed, will retry in {} ms: {}",
                        pool,
                        intervalMillis,
                        text(result));
                    later.accept(() -> retry(addresses, intervalMillis, max), intervalMillis);
                  }
                });
  }

  private static String text(JoinResult result) {
    return String.join("; ", result.errors().values());
  }
}
