package io.praetor.http.internal.server;

import io.netty.channel.EventLoop;
import io.praetor.http.internal.response.FixedHeaders;
import io.praetor.http.internal.response.ResponseWriter;
import io.praetor.spi.http.Route;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the requesters of one event loop share. Only {@link #later} and {@link #retire} are for
 * other threads.
 */
final class LoopState {

  /** Who is served on the loop: a connection, or one request that another agent relayed. */
  interface Member {

    /** Ends what takes too long; called at a fixed rate. */
    void checkIdle(int tick);

    /** The request that is being served, or null. */
    Exchange exchange();

    /** The server stops. */
    void retire();
  }

  private static final Logger LOG = LoggerFactory.getLogger(LoopState.class);

  private final EventLoop loop;
  private final ResponseWriter writer;
  private final RequestTimes times;
  private final Audit audit;
  private final Set<Member> members = new LinkedHashSet<>();
  private final Queue<Runnable> arrived = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean retired;
  private int tick;

  LoopState(
      EventLoop loop,
      FixedHeaders headers,
      LongSupplier millisClock,
      RequestTimes times,
      Audit audit) {
    this.loop = loop;
    this.times = times;
    this.audit = audit;
    this.writer = new ResponseWriter(headers, millisClock);
  }

  EventLoop loop() {
    return loop;
  }

  ResponseWriter writer() {
    return writer;
  }

  Audit audit() {
    return audit;
  }

  RequestTimes times() {
    return times;
  }

  /** Sweeps since the loop began; the clock of all timeouts. */
  int tick() {
    return tick;
  }

  void add(Member member) {
    members.add(member);
  }

  void remove(Member member) {
    members.remove(member);
    noticeEnd();
  }

  /** Ends what takes too long, and what may not go on; called at a fixed rate. */
  void sweep() {
    tick++;
    for (Member member : List.copyOf(members)) {
      Exchange exchange = member.exchange();
      if (exchange != null) {
        run(exchange::review);
      }
      member.checkIdle(tick);
    }
  }

  /** No request begins any more; completes when those that are being answered have ended. */
  CompletableFuture<Void> retire() {
    loop.execute(
        () -> {
          retired = true;
          List.copyOf(members).forEach(Member::retire);
          noticeEnd();
        });
    return ended;
  }

  /**
   * Takes requests away from handlers that go.
   *
   * @param gone routes of these handlers
   * @param again asks from the beginning
   * @return completed when no request is with them any more
   */
  CompletableFuture<Void> release(Predicate<Route> gone, Consumer<Exchange> again) {
    try {
      return CompletableFuture.supplyAsync(() -> releaseHere(gone, again), loop)
          .thenCompose(CompletableFuture::allOf);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(null); // the loop has ended, and all with it
    }
  }

  private CompletableFuture<?>[] releaseHere(Predicate<Route> gone, Consumer<Exchange> again) {
    return List.copyOf(members).stream()
        .map(Member::exchange)
        .filter(exchange -> exchange != null && exchange.isServedBy(gone))
        .map(exchange -> exchange.release(again))
        .toArray(CompletableFuture<?>[]::new);
  }

  /** Answers requests that are still with handlers that are gone. */
  void abandon(Predicate<Route> gone) {
    try {
      loop.execute(
          () ->
              List.copyOf(members).stream()
                  .map(Member::exchange)
                  .filter(exchange -> exchange != null && exchange.isServedBy(gone))
                  .forEach(Exchange::abandon));
    } catch (RejectedExecutionException e) {
      LOG.trace("The loop has ended, and all with it", e);
    }
  }

  private void noticeEnd() {
    if (retired && members.isEmpty()) {
      ended.complete(null);
    }
  }

  /**
   * Runs a task on the loop. However many arrive while the loop is busy, it is woken once: a batch
   * of commands is answered in one go.
   */
  void later(Runnable task) {
    arrived.add(task);
    if (scheduled.compareAndSet(false, true)) {
      wake();
    }
  }

  /** A loop that has ended says so to everyone who still has something for it. */
  private void wake() {
    try {
      loop.execute(this::runArrived);
    } catch (RejectedExecutionException e) {
      scheduled.set(false);
      arrived.clear();
      throw e;
    }
  }

  private void runArrived() {
    scheduled.set(false);
    for (Runnable task = arrived.poll(); task != null; task = arrived.poll()) {
      run(task);
    }
  }

  /** One that fails is not to hold up those behind it. */
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.error("An answer failed", e);
    }
  }
}
