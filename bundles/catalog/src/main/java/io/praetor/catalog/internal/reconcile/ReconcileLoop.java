package io.praetor.catalog.internal.reconcile;

import io.praetor.api.error.PlatformException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.Member;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.StateStore;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.CatalogCommandCodec;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.command.CatalogResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the catalog in step with the pool for as long as this server leads. Members that change are
 * looked at one by one, and all of them now and then. Every step starts on the timer's one thread
 * and none blocks it.
 */
public final class ReconcileLoop {

  /** What tells agents that there is a new leader; its payload is the leader's node name. */
  static final String NEW_LEADER = "consul:new-leader";

  /** Pause before everything is compared again because something went wrong. */
  static final long RETRY_MILLIS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(ReconcileLoop.class);

  /** The leader's own state holds everything, so asking anybody else would only take time. */
  private static final ReadOptions LOCAL =
      new ReadOptions(ReadMode.STALE, 0, Duration.ZERO, Duration.ZERO);

  private final StateStore store;
  private final Supplier<GossipPool> pool;
  private final ScheduledExecutorService timer;
  private final Reconciliation reconciliation;
  private final Membership membership;
  private final RegistrationWatch watch;
  private final long intervalMillis;
  private final Map<String, Change> changed = new LinkedHashMap<>(); // guarded by itself
  private final AtomicBoolean retrying = new AtomicBoolean();
  private boolean announced; // with the next one: on the timer's thread only
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /** A member, and whether it was forgotten. */
  private record Change(Member member, boolean reaped) {}

  /**
   * Makes the loop.
   *
   * @param pool the LAN, or null while it is away
   * @param timer one thread, whose owner ends it when this server no longer leads
   * @param self name of this agent
   * @param bound whether members are bound to the certificates of their agents
   */
  public ReconcileLoop(
      StateStore store,
      Supplier<GossipPool> pool,
      ScheduledExecutorService timer,
      String datacenter,
      String self,
      boolean bound,
      long intervalMillis) {
    this.store = store;
    this.pool = pool;
    this.timer = timer;
    this.intervalMillis = intervalMillis;
    membership = bound ? new BoundMembership(datacenter, self) : new OpenMembership(datacenter);
    reconciliation = new Reconciliation(datacenter, self, membership);
    watch = new RegistrationWatch(store, this::registered);
  }

  /** This server leads from now on. */
  public void start() {
    var unused =
        timer.scheduleWithFixedDelay(this::compareAll, 0, intervalMillis, TimeUnit.MILLISECONDS);
  }

  /** A member is not what it was. */
  public void changed(Member member, boolean reaped) {
    note(member, reaped, true);
  }

  /**
   * @param newest whether nothing that was noted before can be newer
   */
  private void note(Member member, boolean reaped, boolean newest) {
    boolean first;
    synchronized (changed) {
      first = changed.isEmpty();
      Change change = new Change(member, reaped);
      if (newest) {
        changed.put(member.name(), change);
      } else {
        changed.putIfAbsent(member.name(), change);
      }
    }
    if (first) {
      timer.execute(this::compareChanged);
    }
  }

  /** The catalog has something else of these. */
  private void registered(Set<String> names) {
    GossipPool members = pool.get();
    if (members != null && !timer.isShutdown()) {
      members.members().stream()
          .filter(member -> names.contains(CatalogKeys.folded(member.name())))
          .forEach(member -> note(member, false, false));
    }
  }

  /** Nothing is waited for any more; the timer's owner ends that. */
  public void stop() {
    watch.stop();
  }

  private void compareAll() {
    GossipPool members = pool.get();
    if (members == null) {
      retryLater();
      return;
    }
    try {
      announce(members);
      ask(new MembersQuery(List.of()), nodes -> reconciliation.ofAll(members.members(), nodes));
    } catch (RuntimeException e) {
      failed(e); // the timer would never call again
    }
  }

  private void announce(GossipPool members) {
    if (!announced) {
      announced = true;
      String name = members.self().name();
      members.fire(NEW_LEADER, name.getBytes(StandardCharsets.UTF_8), false);
    }
  }

  private void compareChanged() {
    List<Change> changes;
    synchronized (changed) {
      changes = List.copyOf(changed.values());
      changed.clear();
    }
    List<String> names = changes.stream().map(change -> change.member().name()).toList();
    ask(new MembersQuery(names), nodes -> commands(changes, nodes));
  }

  private List<CatalogCommand> commands(List<Change> changes, Map<String, CatalogNode> nodes) {
    List<CatalogCommand> commands = new ArrayList<>();
    for (Change change : changes) {
      CatalogNode known = nodes.get(CatalogKeys.folded(change.member().name()));
      CatalogCommand command =
          change.reaped()
              ? reconciliation.ofReaped(change.member(), known)
              : reconciliation.ofMember(change.member(), known);
      if (command != null) {
        commands.add(command);
      }
    }
    return commands;
  }

  private interface Comparison {
    List<CatalogCommand> with(Map<String, CatalogNode> nodes);
  }

  /**
   * One after the other: a member that left and came back at once is to be compared with a catalog
   * in which it has left.
   */
  private void ask(MembersQuery query, Comparison comparison) {
    last =
        last.thenComposeAsync(before -> store.read(query, LOCAL), timer)
            .thenComposeAsync(
                found -> {
                  List<CatalogCommand> commands = comparison.with(found.value());
                  watch.on(membership.waiting());
                  return write(commands);
                },
                timer)
            .exceptionally(
                failure -> {
                  failed(failure);
                  return null;
                });
  }

  private CompletableFuture<Void> write(List<CatalogCommand> commands) {
    List<CompletableFuture<?>> writes = new ArrayList<>();
    for (CatalogCommand command : commands) {
      LOG.info(ReconcileReport.line(command));
      writes.add(
          store
              .write(Commands.CATALOG, CatalogCommandCodec.encode(command))
              .thenAccept(result -> report(command, CatalogResult.decode(result))));
    }
    return CompletableFuture.allOf(writes.toArray(CompletableFuture<?>[]::new));
  }

  private static void report(CatalogCommand command, CatalogResult result) {
    if (!result.refusal().isEmpty()) {
      String member = ReconcileReport.member(command);
      LOG.error("failed to reconcile member: member={} error={}", member, result.refusal());
    }
  }

  /** Leadership may end at any moment, and the next leader goes on; else it is tried again. */
  private void failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof PlatformException) {
      LOG.debug("members not reconciled: {}", cause.getMessage());
    } else if (!timer.isShutdown()) {
      LOG.warn("members not reconciled", cause);
    }
    retryLater();
  }

  private void retryLater() {
    if (!timer.isShutdown() && retrying.compareAndSet(false, true)) {
      var unused =
          timer.schedule(
              () -> {
                retrying.set(false);
                compareAll();
              },
              RETRY_MILLIS,
              TimeUnit.MILLISECONDS);
    }
  }
}
