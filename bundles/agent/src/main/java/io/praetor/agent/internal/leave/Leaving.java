package io.praetor.agent.internal.leave;

import io.praetor.agent.internal.Surroundings;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.raft.Servers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves the datacenter, once: whoever asks again waits for the same end. A server hands over what
 * it leads and leaves the log, then the pools, and goes on answering for a while; a client leaves
 * its pool. What fails or takes too long is passed over: the others will notice that we are gone.
 */
public final class Leaving {

  /** Longest time for handing over what a server leads and leaving the log. */
  static final long LOG_MILLIS = 4_000;

  /** Longest time for a pool: at most five seconds to tell it, three more for it to spread. */
  static final long POOL_MILLIS = 9_000;

  private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);

  private final Surroundings surroundings;
  private final boolean server;
  private final long drainMillis;
  private final ScheduledExecutorService timer;
  private final Runnable first;
  private CompletableFuture<Void> left; // guarded by this

  /**
   * @param first to be run before anything else: whoever takes this agent for gone must not hear of
   *     it again
   */
  public Leaving(
      Surroundings surroundings,
      boolean server,
      long drainMillis,
      ScheduledExecutorService timer,
      Runnable first) {
    this.surroundings = surroundings;
    this.server = server;
    this.drainMillis = drainMillis;
    this.timer = timer;
    this.first = first;
  }

  /** Completes when the agent has left, however well that went. */
  public synchronized CompletableFuture<Void> leave() {
    if (left == null) {
      LOG.info("{} starting leave", server ? "server" : "client");
      first.run();
      left = server ? leaveServer() : step("LAN", surroundings::lan);
    }
    return left;
  }

  private CompletableFuture<Void> leaveServer() {
    return step(
            "raft",
            LOG_MILLIS,
            () -> {
              Servers servers = surroundings.servers();
              return servers == null ? done() : servers.leave();
            })
        .thenCompose(next -> leavePools())
        .thenCompose(next -> drain());
  }

  /** Both at once: one after the other takes longer than whoever stops us has patience. */
  private CompletableFuture<Void> leavePools() {
    return CompletableFuture.allOf(step("WAN", surroundings::wan), step("LAN", surroundings::lan));
  }

  private CompletableFuture<Void> step(String what, PoolSource pool) {
    return step(
        what,
        POOL_MILLIS,
        () -> {
          GossipPool present = pool.get();
          return present == null ? done() : present.leave();
        });
  }

  private CompletableFuture<Void> step(
      String what, long limitMillis, Supplier<CompletableFuture<Void>> step) {
    CompletableFuture<Void> running;
    try {
      running = step.get().copy();
    } catch (RuntimeException e) {
      running = CompletableFuture.failedFuture(e);
    }
    CompletableFuture<Void> bounded = running;
    var deadline =
        timer.schedule(
            () -> bounded.completeExceptionally(new IllegalStateException("it takes too long")),
            limitMillis,
            TimeUnit.MILLISECONDS);
    return bounded.handle(
        (nothing, failure) -> {
          deadline.cancel(false);
          if (failure != null) {
            LOG.error("failed to leave {}: {}", what, failure.getMessage());
          }
          return null;
        });
  }

  private CompletableFuture<Void> drain() {
    LOG.info("Waiting to drain RPC traffic: drain_time={} ms", drainMillis);
    CompletableFuture<Void> drained = new CompletableFuture<>();
    var unused = timer.schedule(() -> drained.complete(null), drainMillis, TimeUnit.MILLISECONDS);
    return drained;
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  /** A pool, or null. */
  private interface PoolSource {
    GossipPool get();
  }
}
