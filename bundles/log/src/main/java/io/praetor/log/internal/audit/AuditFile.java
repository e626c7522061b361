package io.praetor.log.internal.audit;

import io.praetor.api.audit.AuditEntry;
import io.praetor.api.audit.AuditTrail;
import io.praetor.log.internal.output.RotatingFile;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes entries to a file, in the order of their recording. A thread of its own does that; entries
 * that it cannot follow are dropped and counted in the log ("best-effort", as Consul has it).
 */
public final class AuditFile implements AuditTrail, AutoCloseable {

  /** Entries that wait to be written. */
  static final int CAPACITY = 16_384;

  private static final Logger LOG = LoggerFactory.getLogger(AuditFile.class);
  private static final long DRAIN_MILLIS = 2_000;

  private final BlockingQueue<Timed> entries = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();
  private final RotatingFile file;
  private final Supplier<Instant> clock;
  private final Supplier<UUID> ids;
  private final Thread thread;
  private boolean broken; // the writer's own

  private record Timed(AuditEntry entry, Instant at) {
    boolean isLast() {
      return entry == null;
    }
  }

  private static final Timed LAST = new Timed(null, null);

  /**
   * Begins to wait for entries.
   *
   * @param clock the time of each entry
   * @param ids an id for each
   * @param threads makes the one thread
   */
  public AuditFile(
      RotatingFile file, Supplier<Instant> clock, Supplier<UUID> ids, ThreadFactory threads) {
    this.file = file;
    this.clock = clock;
    this.ids = ids;
    thread = threads.newThread(this::run);
    thread.start();
  }

  @Override
  public void record(AuditEntry entry) {
    if (!entries.offer(new Timed(entry, clock.get()))) {
      dropped.incrementAndGet();
    }
  }

  private void run() {
    try {
      for (Timed next = entries.take(); !next.isLast(); next = entries.take()) {
        write(AuditLine.of(next.entry, next.at, ids.get()));
        tellDropped();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells of a broken file once, and tries again with every entry. */
  private void write(byte[] line) {
    try {
      file.write(line);
      broken = false;
    } catch (IOException e) {
      dropped.incrementAndGet();
      if (!broken) {
        LOG.error("The audit file cannot be written: error={}", e.toString());
      }
      broken = true;
    }
  }

  private void tellDropped() {
    long count = broken || dropped.get() == 0 ? 0 : dropped.getAndSet(0);
    if (count > 0) {
      LOG.error("Dropped audit entries: count={}", count);
    }
  }

  /** Writes what has arrived. */
  @Override
  public void close() throws IOException {
    try {
      if (!entries.offer(LAST, DRAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        thread.interrupt();
      }
      thread.join(DRAIN_MILLIS);
      thread.interrupt();
      thread.join(DRAIN_MILLIS);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    file.close();
  }
}
