package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReplicatedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the log short: has the state made durable when it lags, and drops the files that nobody
 * needs any more. Used by one thread.
 */
final class Upkeep {

  /**
   * Bytes that are kept behind a checkpoint at most, however few entries they are. An entry may
   * hold hundreds of commands, and a restart reads all that is kept.
   */
  static final long TRAILING_BYTES = 32L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final ReplicatedState state;
  private final Path directory;
  private final int checkpointEntries;
  private final int trailingEntries;
  private final LongSupplier applied;
  private final LongFunction<? extends CompletionStage<?>> purge;
  private final boolean volatileLog;

  private boolean checkpointRunning;

  /**
   * Makes an upkeep.
   *
   * @param applied index of the newest entry that the state contains
   * @param purge drops log files that hold no entry behind the given one
   * @param volatileLog nothing of the log is needed after a restart
   */
  Upkeep(
      ReplicatedState state,
      Path directory,
      int checkpointEntries,
      int trailingEntries,
      LongSupplier applied,
      LongFunction<? extends CompletionStage<?>> purge,
      boolean volatileLog) {
    this.state = state;
    this.directory = directory;
    this.checkpointEntries = checkpointEntries;
    this.trailingEntries = trailingEntries;
    this.applied = applied;
    this.purge = purge;
    this.volatileLog = volatileLog;
  }

  /** Does what is due, and never fails; ends when the files are gone. */
  CompletionStage<?> run() {
    try {
      long needless = volatileLog ? applied.getAsLong() : state.durablePosition().index();
      if (!volatileLog && applied.getAsLong() - needless >= checkpointEntries) {
        checkpoint();
      }
      long last = purgePoint(needless, trailingEntries, LogFiles.list(directory));
      if (last >= 0) {
        return purge.apply(last).whenComplete((purged, failure) -> purged(last, failure));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Cannot look through the log in {}, nothing is dropped from it now", directory, e);
    }
    return CompletableFuture.completedStage(null);
  }

  private static void purged(long last, Throwable failure) {
    if (failure != null) {
      LOG.warn("Cannot drop the log up to entry {}", last, failure);
    }
  }

  private synchronized void checkpoint() {
    if (checkpointRunning) {
      return;
    }
    checkpointRunning = true;
    CompletionStage<LogPosition> durable = state.checkpoint();
    durable.whenComplete(this::checkpointed);
  }

  private synchronized void checkpointed(LogPosition durable, Throwable failure) {
    checkpointRunning = false;
    if (failure != null) {
      LOG.warn("The state could not be made durable; the log keeps growing", failure);
    }
  }

  /**
   * The newest entry that may go: behind neither the trailing entries nor, when those are too
   * large, the newest files that fit; and never one that is not durable.
   */
  static long purgePoint(long durable, int trailingEntries, List<LogFiles.Segment> segments)
      throws IOException {
    long byEntries = durable - trailingEntries;
    long bytes = 0;
    for (int i = segments.size() - 1; i >= 0; i--) {
      LogFiles.Segment segment = segments.get(i);
      if (segment.open() || segment.last() > durable) {
        continue;
      }
      bytes += Files.size(segment.path());
      if (bytes > TRAILING_BYTES) {
        return Math.max(byEntries, segment.last());
      }
    }
    return byEntries;
  }
}
