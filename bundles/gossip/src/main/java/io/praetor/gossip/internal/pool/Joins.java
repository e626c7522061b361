package io.praetor.gossip.internal.pool;

import io.praetor.api.gossip.JoinResult;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.serf.SerfEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Joins a list of addresses: all names are resolved at once, then one address after the other is
 * tried, so that a long list does not open as many connections. Everything but the resolving is
 * done on the loop.
 */
final class Joins {

  /** Addresses of one name beyond these are left out. */
  private static final int ADDRESSES_OF_ONE_NAME_MAX = 64;

  /** Addresses that are tried at the same time: one that does not answer holds up few others. */
  private static final int LANES = 4;

  private final PoolLoop loop;
  private final Executor executor;
  private final Resolver resolver;
  private final int defaultPort;

  Joins(PoolLoop loop, Executor executor, Resolver resolver, int defaultPort) {
    this.loop = loop;
    this.executor = executor;
    this.resolver = resolver;
    this.defaultPort = defaultPort;
  }

  /**
   * Tries them all; completes on the loop.
   *
   * @param ignoreEvents whether events that were fired before are none of our business
   */
  CompletableFuture<JoinResult> join(List<String> addresses, boolean ignoreEvents) {
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    List<CompletableFuture<Outcome>> lanes = new ArrayList<>();
    for (String address : addresses) {
      int lane = outcomes.size() % LANES;
      CompletableFuture<?> before =
          lane < lanes.size() ? lanes.get(lane) : CompletableFuture.completedFuture(null);
      CompletableFuture<Outcome> outcome =
          before.thenComposeAsync(done -> join(address, ignoreEvents), executor);
      if (lane < lanes.size()) {
        lanes.set(lane, outcome);
      } else {
        lanes.add(outcome);
      }
      outcomes.add(outcome);
    }
    return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
        .thenApplyAsync(done -> result(outcomes), executor);
  }

  private JoinResult result(List<CompletableFuture<Outcome>> outcomes) {
    int contacted = 0;
    Map<String, String> errors = new LinkedHashMap<>();
    for (CompletableFuture<Outcome> future : outcomes) {
      Outcome outcome = future.join();
      contacted += outcome.contacted;
      if (!outcome.errors.isEmpty()) {
        errors.put(outcome.address, String.join("; ", outcome.errors));
      }
    }
    if (contacted > 0) {
      loop.step(new SerfEvent.Announce());
    }
    return new JoinResult(contacted, errors);
  }

  private CompletableFuture<Outcome> join(String address, boolean ignoreEvents) {
    Outcome outcome = new Outcome(address, ignoreEvents);
    PoolAddress place;
    try {
      place = PoolAddress.parse(address, defaultPort);
    } catch (IllegalArgumentException e) {
      outcome.errors.add("Failed to resolve " + address + ": " + e.getMessage());
      return CompletableFuture.completedFuture(outcome);
    }
    return resolver
        .resolve(place)
        .thenComposeAsync(endpoints -> tryAll(endpoints, 0, outcome), executor)
        .exceptionally(
            failure -> {
              outcome.errors.add("Failed to resolve " + address + ": " + text(failure));
              return outcome;
            });
  }

  private static String text(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause.getMessage();
  }

  private CompletableFuture<Outcome> tryAll(List<Endpoint> endpoints, int at, Outcome outcome) {
    if (at >= Math.min(endpoints.size(), ADDRESSES_OF_ONE_NAME_MAX)) {
      return CompletableFuture.completedFuture(outcome);
    }
    Endpoint endpoint = endpoints.get(at);
    return loop.join(endpoint, outcome.ignoreEvents)
        .thenCompose(
            complaint -> {
              if (complaint == null) {
                outcome.contacted++;
              } else {
                outcome.errors.add(
                    "Failed to join " + FailureText.place(endpoint) + ": " + complaint);
              }
              return tryAll(endpoints, at + 1, outcome);
            });
  }

  /** How one address went. Used on the loop only. */
  private static final class Outcome {
    private final String address;
    private final boolean ignoreEvents;
    private final List<String> errors = new ArrayList<>();
    private int contacted;

    private Outcome(String address, boolean ignoreEvents) {
      this.address = address;
      this.ignoreEvents = ignoreEvents;
    }
  }
}
