package io.praetor.state.internal.durable;

import io.praetor.api.raft.LogPosition;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Touched;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

  /** Longest wait for a checkpoint under way before an engine goes; it is then closed under it. */
  private static final long HANDOVER_MILLIS = 10_000;

  /** How long a stop may take for the sake of the next start. */
  private static final long LAST_CHECKPOINT_MILLIS = 3_000;

  private final Checkpoint checkpoint;
  private final CheckpointPlan plan;
  private final Supplier<Root> current;
  private final LongSupplier nanoClock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Who waits for a checkpoint. This and what follows is guarded by {@link #lock}. */
  private List<CompletableFuture<LogPosition>> asked = new ArrayList<>();

  /** The engine to write to, null while there is none. */
  private StorageEngine engine;

  private boolean engineChanged;
  private boolean startOver;
  private boolean ended;

  /** When closing must be done with writing; counts once closing is set. */
  private volatile long giveUpNanos;

  private volatile boolean closing;
  private volatile String lastError = "";

  /**
   * Makes a persister.
   *
   * @param checkpoint open, with what it holds
   * @param engine what it was opened with
   * @param current the newest version
   */
  public Persister(
      Checkpoint checkpoint,
      StorageEngine engine,
      CheckpointPolicy policy,
      Supplier<Root> current,
      LongSupplier nanoClock) {
    this.checkpoint = checkpoint;
    this.engine = engine;
    plan = new CheckpointPlan(policy);
    this.current = current;
    this.nanoClock = nanoClock;
  }

  /**
   * Goes over to another engine, or to none while there is null. Returns when the one before is not
   * used any more, or after {@link #HANDOVER_MILLIS}.
   */
  public void engine(StorageEngine next) {
    lock.lock();
    try {
      engine = next;
      engineChanged = true;
      changed.signalAll();
      long left = TimeUnit.MILLISECONDS.toNanos(HANDOVER_MILLIS);
      while (engineChanged && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public LogPosition position() {
    return checkpoint.position();
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
      if (closing) {
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
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for something to do; false when closing. */
  private boolean awaitWork() throws InterruptedException {
    lock.lock();
    try {
      while (!closing && !engineChanged && asked.isEmpty()) {
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
        checkpoint.startOver();
        startOver = false;
      }
    } finally {
      lock.unlock();
    }
    try {
      followEngine();
      checkpoint.write(current.get(), this::isTimeUp);
      succeeded();
      waiting.forEach(done -> done.complete(checkpoint.position()));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Memory comes back, too: what a large checkpoint needed is let go with it.
      failed(e);
      waiting.forEach(done -> done.completeExceptionally(e));
    }
  }

  private void followEngine() throws IOException {
    StorageEngine wanted;
    boolean reopen;
    lock.lock();
    try {
      wanted = engine;
      reopen = engineChanged;
    } finally {
      lock.unlock();
    }
    try {
      if (reopen) {
        checkpoint.close();
      }
    } finally {
      lock.lock();
      try {
        engineChanged = engineChanged && engine != wanted;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
    if (!checkpoint.isOpen() && wanted != null) {
      checkpoint.reopen(wanted);
    }
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
    try {
      checkpoint.close();
    } catch (IOException | RuntimeException e) {
      LOG.error("The storage engine did not close: {}", e.getMessage(), e);
    }
    List<CompletableFuture<LogPosition>> waiting;
    lock.lock();
    try {
      ended = true;
      waiting = asked;
      asked = new ArrayList<>();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    waiting.forEach(done -> done.completeExceptionally(new IOException("the state is closing")));
  }
}
