package io.praetor.connect.internal.agent;

import io.praetor.api.error.ForbiddenException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The certificates of this agent's services. Each is made when somebody asks for it, and given to
 * everybody who may ask until it is renewed. Somebody who waits for the next gets it when the
 * certificate grows old, or another root signs. Thread-safe.
 */
public final class Leaves {

  /** How often {@link #tick} is to be called. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Services of one agent that have a certificate; who has not been asked for longest goes. */
  private static final int MAX_SERVICES = 8_192;

  /** When another root signs, not everybody asks at once. */
  private static final Duration SPREAD = Duration.ofSeconds(20);

  /** After a failure. */
  private static final Duration RETRY = Duration.ofSeconds(30);

  private final Desk desk;
  private final Supplier<Instant> now;
  private final DoubleSupplier random;
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private boolean watching;
  private long watched;
  private Instant watchAgain = Instant.EPOCH;

  /** One service. */
  private static final class Entry {
    private final Map<String, CompletableFuture<Leaf>> renewals = new HashMap<>();
    private final List<CompletableFuture<Leaf>> waiting = new ArrayList<>();
    private Leaf leaf;
    private Instant due;
    private String token; // of who waited last
  }

  /**
   * @param random from 0 to 1
   */
  Leaves(Desk desk, Supplier<Instant> now, DoubleSupplier random) {
    this.desk = desk;
    this.now = now;
    this.random = random;
  }

  /**
   * The certificate of a service. Who cancels the future waits no longer.
   *
   * @param newerThan waits for one of a greater index; 0 does not wait, and is not given one that a
   *     former root signed
   * @param wait how long, before what there is must do
   */
  CompletableFuture<Leaf> get(String service, String token, long newerThan, Duration wait) {
    Leaf known = known(service);
    if (known == null) {
      return renew(service, token);
    } else if (newerThan == 0) {
      return desk.roots(0)
          .exceptionally(away -> new Desk.Roots(known.rootId(), "", 0)) // what there is must do
          .thenCompose(
              roots ->
                  isGood(known, roots)
                      ? CompletableFuture.completedFuture(known)
                      : renew(service, token)
                          .exceptionallyCompose(failure -> unlessOver(known, failure)));
    }
    return newerThan < known.index()
        ? CompletableFuture.completedFuture(known)
        : await(service, token, known, wait);
  }

  /** What is good still must do, unless it is this caller who may not have it. */
  private CompletableFuture<Leaf> unlessOver(Leaf known, Throwable failure) {
    Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
    boolean isGood = now.get().isBefore(known.after(1)) && !(reason instanceof ForbiddenException);
    return isGood
        ? CompletableFuture.completedFuture(known)
        : CompletableFuture.failedFuture(reason);
  }

  private synchronized Leaf known(String service) {
    Entry entry = entries.get(service);
    return entry == null ? null : entry.leaf;
  }

  private boolean isGood(Leaf leaf, Desk.Roots roots) {
    return leaf.rootId().equals(roots.activeId()) && now.get().isBefore(leaf.after(Leaf.HARD));
  }

  private synchronized CompletableFuture<Leaf> await(
      String service, String token, Leaf known, Duration wait) {
    Entry entry = entries.get(service);
    if (entry == null || entry.leaf == null || entry.leaf.index() != known.index()) {
      return CompletableFuture.completedFuture(entry == null ? known : entry.leaf);
    }
    CompletableFuture<Leaf> waiter =
        new CompletableFuture<Leaf>()
            .completeOnTimeout(known, wait.toMillis(), TimeUnit.MILLISECONDS);
    entry.waiting.add(waiter);
    entry.token = token;
    var unused = waiter.whenComplete((leaf, failure) -> leave(entry, waiter));
    return waiter;
  }

  private synchronized void leave(Entry entry, CompletableFuture<Leaf> waiter) {
    entry.waiting.removeIf(one -> one == waiter);
  }

  /** Who may not have it signed must not keep others from it: each token asks for itself. */
  private CompletableFuture<Leaf> renew(String service, String token) {
    CompletableFuture<Leaf> renewal = new CompletableFuture<>();
    synchronized (this) {
      Entry entry = entries.computeIfAbsent(service, any -> new Entry());
      CompletableFuture<Leaf> underWay = entry.renewals.putIfAbsent(token, renewal);
      if (underWay != null) {
        return underWay.copy();
      }
    }
    var unused =
        desk.roots(0)
            .thenCompose(roots -> desk.sign(service, roots.trustDomain(), token))
            .whenComplete((leaf, failure) -> renewed(service, token, renewal, leaf, failure));
    return renewal.copy();
  }

  private void renewed(
      String service, String token, CompletableFuture<Leaf> renewal, Leaf leaf, Throwable failure) {
    List<CompletableFuture<Leaf>> served = List.of();
    synchronized (this) {
      Entry entry = entries.computeIfAbsent(service, any -> new Entry());
      entry.renewals.remove(token);
      if (leaf != null) {
        entry.leaf = leaf;
        entry.due = leaf.after(Leaf.SOFT + (Leaf.HARD - Leaf.SOFT) * random.getAsDouble());
        served = List.copyOf(entry.waiting);
      } else if (entry.leaf == null) {
        entries.remove(service);
      } else {
        entry.due = later(RETRY);
      }
      trim();
    }
    if (leaf == null) {
      renewal.completeExceptionally(failure);
    } else {
      renewal.complete(leaf);
      served.forEach(waiter -> waiter.complete(leaf));
    }
  }

  private Instant later(Duration most) {
    return now.get().plusMillis((long) (most.toMillis() * random.getAsDouble()));
  }

  private void trim() {
    var oldest = entries.values().iterator();
    while (entries.size() > MAX_SERVICES && oldest.hasNext()) {
      Entry entry = oldest.next();
      if (entry.waiting.isEmpty() && entry.renewals.isEmpty()) {
        oldest.remove();
      }
    }
  }

  /** Renews what somebody waits for, and looks whether another root signs. */
  public void tick() {
    Map<String, String> due = new LinkedHashMap<>();
    boolean watch;
    long newerThan;
    synchronized (this) {
      Instant time = now.get();
      boolean wanted = false;
      for (Map.Entry<String, Entry> one : entries.entrySet()) {
        Entry entry = one.getValue();
        wanted |= !entry.waiting.isEmpty();
        if (!entry.waiting.isEmpty() && entry.renewals.isEmpty() && !time.isBefore(entry.due)) {
          due.put(one.getKey(), entry.token);
        }
      }
      watch = wanted && !watching && !time.isBefore(watchAgain);
      watching |= watch;
      newerThan = watched;
    }
    due.forEach(this::renewQuietly);
    if (watch) {
      var unused = desk.roots(newerThan).whenComplete(this::seen);
    }
  }

  private void renewQuietly(String service, String token) {
    var unused = renew(service, token).exceptionally(failure -> null); // it is tried again
  }

  private synchronized void seen(Desk.Roots roots, Throwable failure) {
    watching = false;
    if (roots == null) {
      watched = 0;
      watchAgain = later(RETRY);
      return;
    }
    watched = roots.index();
    for (Entry entry : entries.values()) {
      if (entry.leaf != null && !entry.leaf.rootId().equals(roots.activeId())) {
        Instant soon = later(SPREAD);
        entry.due = soon.isBefore(entry.due) ? soon : entry.due;
      }
    }
  }
}
