package io.praetor.catalog.internal.coordinate;

import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.state.Commands;
import io.praetor.api.state.StateStore;
import io.praetor.catalog.internal.command.CoordinateBatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes gathered coordinates at the end of each period. Idle while none come. */
public final class CoordinateWriter {

  private static final Logger LOG = LoggerFactory.getLogger(CoordinateWriter.class);

  private final CoordinateQueue queue = new CoordinateQueue();
  private final Supplier<StateStore> store;
  private final ScheduledExecutorService timer;

  /**
   * Makes the writer.
   *
   * @param store the state, or null while there is none
   * @param timer ends the periods
   */
  public CoordinateWriter(Supplier<StateStore> store, ScheduledExecutorService timer) {
    this.store = store;
    this.timer = timer;
  }

  public void add(CoordinateRow row) {
    if (queue.add(row)) {
      var unused =
          timer.schedule(this::flush, CoordinateQueue.PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void flush() {
    CoordinateQueue.Flush flush = queue.take();
    if (flush.dropped() > 0) {
      LOG.warn("Discarded coordinate updates: number_discarded={}", flush.dropped());
    }
    StateStore target = store.get();
    if (target == null) {
      LOG.debug("coordinates dropped, there is no state");
      return;
    }
    flush.batches().forEach(batch -> write(target, batch));
  }

  /** A batch that is lost is no loss: the next one is never far. */
  private static void write(StateStore target, CoordinateBatch batch) {
    var unused =
        target
            .write(Commands.COORDINATES, batch.encode())
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.warn("Batch update failed: {}", failure.getMessage());
                  }
                });
  }
}
