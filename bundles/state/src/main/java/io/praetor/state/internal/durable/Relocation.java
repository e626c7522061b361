package io.praetor.state.internal.durable;

import io.praetor.api.state.StorageChoice.Report;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.TableVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One change of the storage engine: writes the state to the new one beside the one in use, catches
 * up, and has the persister go over to it. Until the mark has moved, what it writes is a leftover;
 * from then on, what it came from is. On a thread of its own; only {@link #cancel}, {@link #rows}
 * and {@link #total} are for others.
 */
final class Relocation {

  private static final Logger LOG = LoggerFactory.getLogger(Relocation.class);

  /**
   * The copy takes seconds and the changes of that time a part of one, so after this many rounds
   * the persister finds next to nothing to do.
   */
  private static final int CATCH_UP_ROUNDS = 2;

  /** How long the former engine's files may wait to be deleted by the change itself. */
  private static final long SETTLING_MILLIS = 30_000;

  private final StateFiles files;
  private final EngineMarker marker;
  private final Supplier<Root> current;
  private final LongSupplier nanoClock;
  private final String target;
  private final StorageEngine engine;
  private final Pace pace;
  private volatile long total;

  Relocation(
      StateFiles files,
      EngineMarker marker,
      Supplier<Root> current,
      LongSupplier nanoClock,
      String target,
      StorageEngine engine) {
    this.files = files;
    this.marker = marker;
    this.current = current;
    this.nanoClock = nanoClock;
    this.target = target;
    this.engine = engine;
    pace = new Pace(nanoClock);
  }

  String target() {
    return target;
  }

  StorageEngine engine() {
    return engine;
  }

  /** Rows written so far. */
  long rows() {
    return pace.rows();
  }

  /** Rows that there were when it began. */
  long total() {
    return total;
  }

  /** The change is given up, unless the new engine is the truth by now. */
  void cancel() {
    pace.cancel();
  }

  /**
   * What a change came to.
   *
   * @param formerKept whether the former engine's directory is still there; the next start deletes
   *     it
   */
  record Result(Report report, boolean formerKept) {}

  /**
   * Changes the engine.
   *
   * @param configured what the configuration names just now
   * @throws IOException when everything stays as it was
   */
  Result run(Persister persister, String configured) throws IOException {
    long begun = nanoClock.getAsLong();
    EngineMark before = marker.mark();
    Root root = current.get();
    total = rowsOf(root);
    Takeover takeover = write(persister, begin(before), root, configured);
    awaitSettled(takeover);
    boolean kept = !discard(files, marker, before.engine());
    long nanos = nanoClock.getAsLong() - begun;
    return new Result(new Report(target, before.engine(), total, Duration.ofNanos(nanos)), kept);
  }

  /** Waits until a crash cannot bring back what was before, unless that takes too long. */
  private void awaitSettled(Takeover takeover) {
    try {
      CompletableFuture.anyOf(takeover.settled(), pace.cancelled())
          .get(SETTLING_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The mark of the storage engine is not on disk yet", e);
    }
  }

  /** Fills the new store and has the persister take it; without that it leaves nothing. */
  private Takeover write(Persister persister, Checkpoint next, Root root, String configured)
      throws IOException {
    boolean taken = false;
    try {
      next.reopen(engine);
      next.write(root, pace);
      for (int round = 0; round < CATCH_UP_ROUNDS; round++) {
        next.write(current.get(), pace);
      }
      if (pace.isCancelled()) {
        throw new CancellationException("it was cancelled");
      }
      EngineMark mark = marker.mark().changedTo(target, configured);
      Takeover takeover = new Takeover(next, engine, mark);
      var unused = pace.cancelled().thenRun(() -> persister.withdraw(takeover));
      persister.takeOver(takeover);
      join(takeover.taken());
      taken = true;
      return takeover;
    } finally {
      if (!taken) {
        close(next);
        boolean unused = discard(files, marker, target);
      }
    }
  }

  /** Says first that what it is going to write does not count. */
  private Checkpoint begin(EngineMark before) throws IOException {
    marker.note(before.withLeftover(target));
    marker.settle();
    files.delete(target);
    files.create(target);
    return new Checkpoint(current.get().schema(), files.directory(target));
  }

  private static void join(CompletableFuture<?> done) throws IOException {
    try {
      done.join();
    } catch (CompletionException e) {
      throw new IOException(String.valueOf(e.getCause().getMessage()), e.getCause());
    }
  }

  private static void close(Checkpoint next) {
    try {
      next.close();
    } catch (IOException | RuntimeException | Error e) {
      LOG.warn("The storage engine {} did not close: {}", next.engine(), e.getMessage());
    }
  }

  /** Deletes all that does not count. */
  static void discardLeftovers(StateFiles files, EngineMarker marker) {
    for (String name : marker.mark().leftovers()) {
      boolean unused = discard(files, marker, name);
    }
  }

  /** Deletes what does not count; false when that is left to the next start. */
  private static boolean discard(StateFiles files, EngineMarker marker, String name) {
    EngineMark mark = marker.mark();
    if (!marker.isSettled() || !mark.leftovers().contains(name)) {
      return false;
    }
    try {
      files.delete(name);
      marker.note(mark.withoutLeftover(name));
      return true;
    } catch (IOException | RuntimeException | Error e) {
      LOG.warn("What the storage engine {} has left cannot be deleted: {}", name, e.getMessage());
      return false;
    }
  }

  private static long rowsOf(Root root) {
    return root.tables().stream().mapToLong(Relocation::rowsOf).sum();
  }

  private static long rowsOf(TableVersion<?> table) {
    return table.rows().size();
  }
}
