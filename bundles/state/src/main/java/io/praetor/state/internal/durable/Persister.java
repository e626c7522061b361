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

  /** Longest wait for a checkpoint under way before an engine goes; it is then closed under it. */
  private static final long HANDOVER_MILLIS = 10_000;

  /** How long a stop may take for the sake of the next start. */
  private static final long LAST_CHECKPOINT_MILLIS = 3_000;

  private final EngineMarker marker;
  private final CheckpointPlan plan;
  private final Supplier<Root> current;
  private final LongSupplier nanoClock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Who waits for a checkpoint. This and what follows is guarded by {@link #lock}. */
  private List<CompletableFuture<LogPosition>> asked = new ArrayList<>();

  /** Written by the persister's thread only, which reads it without the lock. */
  private Checkpoint checkpoint;

  /** What the checkpoint was opened with last, as {@link #checkpoint}. */
  private StorageEngine opened;

  /** The engines that are there, by name. */
  private Map<String, StorageEngine> engines;

  /** Whether the engine has yet to be let go of. */
  private boolean engineChanged;

  /** What to go over to, or null. */
  private Takeover takeover;

  private boolean startOver;
  private boolean ended;

  /** When closing must be done with writing; counts once closing is set. */
  private volatile long giveUpNanos;

  private volatile boolean closing;
  private volatile String lastError = "";
  private volatile LogPosition position;

  /** Who waits for the mark of the store in use, or null; the persister's thread's own. */
  private CompletableFuture<Void> settling;

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
    this.checkpoint = checkpoint;
    this.marker = marker;
    opened = engine;
    engines = Map.of(checkpoint.engine(), engine);
    position = checkpoint.position();
    plan = new CheckpointPlan(policy);
    this.current = current;
    this.nanoClock = nanoClock;
  }

  /**
   * Hears which engines are there now. Returns when one that left or was replaced is not used any
   * more, or after {@link #HANDOVER_MILLIS}.
   */
  public void engines(Map<String, StorageEngine> now) {
    lock.lock();
    try {
      engines = now;
      noteEngineChange();
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

  /** With the lock held. */
  private void noteEngineChange() {
    engineChanged = engines.get(checkpoint.engine()) != opened;
  }

  /** Goes over to another store as soon as what is under way is done. */
  void takeOver(Takeover next) {
    lock.lock();
    try {
      if (closing || takeover != null) {
        next.taken().completeExceptionally(new IOException("the state is closing"));
      } else {
        takeover = next;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
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
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for something to do; false when closing. */
  private boolean awaitWork() throws InterruptedException {
    lock.lock();
    try {
      while (!closing && !engineChanged && takeover == null && asked.isEmpty()) {
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
    Takeover next;
    lock.lock();
    try {
      waiting = asked;
      asked = new ArrayList<>();
      next = takeover;
      takeover = null;
      plan.begun();
      if (startOver) {
        checkpoint.startOver();
        startOver = false;
      }
    } finally {
      lock.unlock();
    }
    try {
      if (next != null) {
        carryOut(next);
      }
      followEngine();
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
    settled();
  }

  /** Brings the next store up to date and lets it count; or tells why not. */
  private void carryOut(Takeover next) {
    try {
      next.next().write(current.get(), this::isTimeUp);
      marker.point(next.mark());
    } catch (IOException | RuntimeException | Error e) {
      next.taken().completeExceptionally(e);
      return;
    }
    Checkpoint former = checkpoint;
    lock.lock();
    try {
      checkpoint = next.next();
      opened = next.engine();
      noteEngineChange();
    } finally {
      lock.unlock();
    }
    settling = next.settled();
    next.taken().complete(null);
    closeQuietly(former);
  }

  /** Tells the one who asked for another store, when the mark is safe. */
  private void settled() {
    if (settling != null && marker.isSettled()) {
      settling.complete(null);
      settling = null;
    }
  }

  private void followEngine() throws IOException {
    StorageEngine wanted;
    boolean reopen;
    lock.lock();
    try {
      wanted = engines.get(checkpoint.engine());
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
        opened = wanted;
        noteEngineChange();
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
    closeQuietly(checkpoint);
    List<CompletableFuture<?>> waiting = new ArrayList<>();
    lock.lock();
    try {
      ended = true;
      waiting.addAll(asked);
      asked = new ArrayList<>();
      if (takeover != null) {
        waiting.add(takeover.taken());
        takeover = null;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (settling != null) {
      waiting.add(settling);
    }
    waiting.forEach(done -> done.completeExceptionally(new IOException("the state is closing")));
  }

  private static void closeQuietly(Checkpoint closing) {
    try {
      closing.close();
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("The storage engine did not close: {}", e.getMessage(), e);
    }
  }
}
