package io.praetor.state.internal.durable;

import io.praetor.spi.storage.StorageEngine;
import io.praetor.state.internal.table.Root;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store that the persister writes to: opened and closed as its engine comes and goes, and
 * exchanged for another one. The thread that opens and closes is the persister's; all others ask
 * for it, and wait where they must be sure that an engine is not used any more.
 */
final class StoreInUse {

  private static final Logger LOG = LoggerFactory.getLogger(StoreInUse.class);

  /** Longest wait for a checkpoint under way before an engine goes; it is then closed under it. */
  private static final long HANDOVER_MILLIS = 10_000;

  private final EngineMarker marker;

  /** The persister's, as {@link #changed}; guards what follows. */
  private final ReentrantLock lock;

  /** Signalled when there is something to do, and when something was done. */
  private final Condition changed;

  /** Written by the persister's thread only, which reads it without the lock. */
  private Checkpoint checkpoint;

  /** What the checkpoint was opened with last, as {@link #checkpoint}. */
  private StorageEngine opened;

  /** The engines that are there, by name. */
  private Map<String, StorageEngine> engines;

  /** Whether the engine has yet to be let go of. */
  private boolean engineChanged;

  /** What to go over to, or null. */
  private Takeover asked;

  /** What it is going over to, or null. */
  private Takeover underWay;

  private boolean closing;

  /** Whether nobody will carry out anything any more. */
  private boolean ended;

  /** Who waits for the mark of this store, or null; the persister's thread's own. */
  private CompletableFuture<Void> settling;

  StoreInUse(
      Checkpoint checkpoint,
      StorageEngine engine,
      EngineMarker marker,
      ReentrantLock lock,
      Condition changed) {
    this.checkpoint = checkpoint;
    this.marker = marker;
    this.lock = lock;
    this.changed = changed;
    opened = engine;
    engines = Map.of(checkpoint.engine(), engine);
  }

  /** For the persister's thread. */
  Checkpoint checkpoint() {
    return checkpoint;
  }

  /** With the lock held: whether {@link #follow} has something to do. */
  boolean hasWork() {
    return engineChanged || asked != null;
  }

  /**
   * Hears which engines are there now. Returns when one that left or was replaced is not used any
   * more, or after {@link #HANDOVER_MILLIS}.
   */
  void engines(Map<String, StorageEngine> now) {
    lock.lock();
    try {
      engines = now;
      noteEngineChange();
      if (asked != null && hasLeft(asked)) {
        refuse();
      }
      if (underWay != null && hasLeft(underWay)) {
        underWay.withdraw();
      }
      changed.signalAll();
      long left = TimeUnit.MILLISECONDS.toNanos(HANDOVER_MILLIS);
      while (isUsingWhatLeft() && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private boolean isUsingWhatLeft() {
    return engineChanged || (underWay != null && hasLeft(underWay));
  }

  private boolean hasLeft(Takeover takeover) {
    return engines.get(takeover.next().engine()) != takeover.engine();
  }

  private void noteEngineChange() {
    engineChanged = engines.get(checkpoint.engine()) != opened;
  }

  /** With the lock held: what was asked for and not yet begun will not be done. */
  private void refuse() {
    Takeover refused = asked;
    asked = null;
    if (refused != null) {
      refused.taken().completeExceptionally(new IOException("it was given up"));
    }
  }

  /** Goes over to another store as soon as what is under way is done. */
  void takeOver(Takeover next) {
    lock.lock();
    try {
      if (closing || ended || asked != null) {
        next.taken().completeExceptionally(new IOException("the state is closing"));
      } else {
        asked = next;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Does not go over to it any more, unless that is decided. */
  void withdraw(Takeover given) {
    lock.lock();
    try {
      given.withdraw();
      if (given.equals(asked)) {
        refuse();
      }
    } finally {
      lock.unlock();
    }
  }

  /** With the lock held: takes no more orders. */
  void close() {
    closing = true;
  }

  /** Does what was asked for: another store, the same with another engine, or none for now. */
  void follow(Supplier<Root> current, BooleanSupplier giveUp) throws IOException {
    Takeover next;
    lock.lock();
    try {
      next = asked;
      underWay = next;
      asked = null;
    } finally {
      lock.unlock();
    }
    if (next != null) {
      carryOut(next, current, giveUp);
    }
    followEngine();
  }

  /** Brings the next store up to date and lets it count; or tells why not. */
  private void carryOut(Takeover next, Supplier<Root> current, BooleanSupplier giveUp) {
    try {
      next.next().write(current.get(), () -> giveUp.getAsBoolean() || next.isWithdrawn());
      decide(next);
      marker.point(next.mark());
    } catch (IOException | RuntimeException | Error e) {
      over(checkpoint, opened);
      next.taken().completeExceptionally(e);
      return;
    }
    try {
      closeQuietly(checkpoint);
    } finally {
      // Only now: whoever waits for the former engine to be let go of, takes this for it.
      over(next.next(), next.engine());
      settling = next.settled();
      next.taken().complete(null);
    }
  }

  /** The last look before there is no way back. */
  private void decide(Takeover next) throws IOException {
    lock.lock();
    try {
      if (next.isWithdrawn()) {
        throw new IOException("it was given up");
      }
      if (hasLeft(next)) {
        throw new IOException("the storage engine has left");
      }
    } finally {
      lock.unlock();
    }
  }

  private void over(Checkpoint goOnWith, StorageEngine engine) {
    lock.lock();
    try {
      underWay = null;
      checkpoint = goOnWith;
      opened = engine;
      noteEngineChange();
      changed.signalAll();
    } finally {
      lock.unlock();
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

  /** Tells the one who asked for another store, when the mark is safe. */
  void settled() {
    if (settling != null && marker.isSettled()) {
      settling.complete(null);
      settling = null;
    }
  }

  /** Closes the store; nothing is carried out any more. */
  void end() {
    closeQuietly(checkpoint);
    lock.lock();
    try {
      ended = true;
      refuse();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (settling != null) {
      settling.completeExceptionally(new IOException("the state is closing"));
    }
  }

  private static void closeQuietly(Checkpoint closing) {
    try {
      closing.close();
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("The storage engine did not close: {}", e.getMessage(), e);
    }
  }
}
