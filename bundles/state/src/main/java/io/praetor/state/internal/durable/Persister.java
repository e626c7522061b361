package io.praetor.state.internal.durable;

import io.praetor.api.raft.LogPosition;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Touched;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a storage engine follow the state. One thread runs it and alone touches the engine. A
 * failing engine or a full disk is tried again and again, less and less often, and nobody waits for
 * it: the log simply keeps what the engine does not have.
 */
public final class Persister implements Durability, Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Persister.class);

  /** How long a stop may take for the sake of the next start. */
  private static final long LAST_CHECKPOINT_MILLIS = 3_000;

  private final EngineMarker marker;
  private final CheckpointPlan plan;
  private final Supplier<Root> current;
  private final LongSupplier nanoClock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final StoreInUse store;

  /** Who waits for a checkpoint. This and what follows is guarded by {@link #lock}. */
  private List<CompletableFuture<LogPosition>> asked = new ArrayList<>();

  private boolean startOver;
  private boolean ended;

  /** When closing must be done with writing; counts once closing is set. */
  private volatile long giveUpNanos;

  private volatile boolean closing;
  private volatile String lastError = "";
  private volatile LogPosition position;

  /**
   * Makes a persister.
   *
   * @param checkpoint open, with what it holds
   * @param engine what it was opened with
   * @param marker says that this is the engine that counts
   * @param current the newest version
   */
  Persister(
      Checkpoint checkpoint,
      StorageEngine engine,
      EngineMarker marker,
      CheckpointPolicy policy,
      Supplier<Root> current,
      LongSupplier nanoClock) {
    this.marker = marker;
    store = new StoreInUse(checkpoint, engine, marker, lock, changed);
    position = checkpoint.position();
    plan = new CheckpointPlan(policy);
    this.current = current;
    this.nanoClock = nanoClock;
  }

  /**
   * Hears which engines are there now. Returns when one that left or was replaced is not used any
   * more, or has been waited for long enough.
   */
  public void engines(Map<String, StorageEngine> now) {
    store.engines(now);
  }

  /** Goes over to another store as soon as what is under way is done. */
  void takeOver(Takeover next) {
    store.takeOver(next);
  }

  /** Does not go over to it any more, unless that is decided. */
  void withdraw(Takeover given) {
    store.withdraw(given);
  }

  @Override
  public LogPosition position() {
    return position;
  }

  @Override
  public String lastError() {
    return lastError;
  }

  @Override
  public CompletableFuture<LogPosition> checkpoint() {
    CompletableFuture<LogPosition> done = new CompletableFuture<>();
    lock.lock();
    try {
      if (closing || ended) {
        done.completeExceptionally(new IOException("the state is closing"));
      } else {
        asked.add(done);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
    return done;
  }

  /** Brings the mark to the disk soon, without anyone who waits. */
  void settle() {
    var unused = checkpoint();
  }

  @Override
  public void applied(Root root, List<Touched> touched) {
    if (touched.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      if (plan.changed(touched.size(), nanoClock.getAsLong())) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void replaced(Root root) {
    lock.lock();
    try {
      startOver = true;
      plan.changed(1, nanoClock.getAsLong());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    try {
      while (awaitWork()) {
        work();
      }
      work();
    } catch (InterruptedException e) {
      LOG.warn("Interrupted; the state will not be written any more");
    } finally {
      end();
    }
  }

  /**
   * Writes once more, for a quick start next time, and ends the thread. What does not fit into
   * {@link #LAST_CHECKPOINT_MILLIS} is left to the log.
   */
  public void close() {
    lock.lock();
    try {
      giveUpNanos = nanoClock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(LAST_CHECKPOINT_MILLIS);
      closing = true;
      store.close();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for something to do; false when closing. */
  private boolean awaitWork() throws InterruptedException {
    lock.lock();
    try {
      while (!closing && !store.hasWork() && asked.isEmpty()) {
        long due = plan.dueIn(nanoClock.getAsLong());
        if (due == 0) {
          break;
        }
        if (due == CheckpointPlan.NEVER) {
          changed.await();
        } else {
          long left = changed.awaitNanos(due);
          LOG.trace("Looking again, {} ns early", left);
        }
      }
      return !closing;
    } finally {
      lock.unlock();
    }
  }

  private boolean isTimeUp() {
    return closing && nanoClock.getAsLong() - giveUpNanos > 0;
  }

  private void work() {
    List<CompletableFuture<LogPosition>> waiting;
    lock.lock();
    try {
      waiting = asked;
      asked = new ArrayList<>();
      plan.begun();
      if (startOver) {
        store.checkpoint().startOver();
        startOver = false;
      }
    } finally {
      lock.unlock();
    }
    try {
      store.follow(current, this::isTimeUp);
      Checkpoint checkpoint = store.checkpoint();
      checkpoint.write(current.get(), this::isTimeUp);
      // The log may forget only what the engine holds that is found after a crash.
      marker.settle();
      position = checkpoint.position();
      succeeded();
      waiting.forEach(done -> done.complete(position));
    } catch (IOException | RuntimeException | Error e) {
      // Memory comes back, too: what a large checkpoint needed is let go with it.
      failed(e);
      waiting.forEach(done -> done.completeExceptionally(e));
    }
    store.settled();
  }

  private void succeeded() {
    if (!lastError.isEmpty()) {
      LOG.info("The state is written to disk again");
    }
    lastError = "";
    locked(plan::succeeded);
  }

  private void failed(Throwable e) {
    lastError = String.valueOf(e.getMessage());
    LOG.error("The state cannot be written to disk; it stays in the log: {}", lastError);
    LOG.debug("Failed checkpoint", e);
    locked(() -> plan.failed(nanoClock.getAsLong()));
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    store.end();
    List<CompletableFuture<LogPosition>> waiting;
    lock.lock();
    try {
      ended = true;
      waiting = asked;
      asked = new ArrayList<>();
    } finally {
      lock.unlock();
    }
    waiting.forEach(done -> done.completeExceptionally(new IOException("the state is closing")));
  }
}
