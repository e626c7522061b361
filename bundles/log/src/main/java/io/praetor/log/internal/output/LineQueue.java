package io.praetor.log.internal.output;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Takes records from whoever logs, and never makes him wait: a thread of its own writes them. When
 * that cannot follow, records are dropped and counted, and the log says how many.
 */
final class LineQueue extends Handler {

  /** Records that wait to be written. */
  static final int CAPACITY = 8_192;

  /** How long the last records may take when the agent stops. */
  private static final long DRAIN_MILLIS = 2_000;

  private static final String OWN_LOGGER = "io.praetor.log";

  private final BlockingQueue<LogRecord> records = new ArrayBlockingQueue<>(CAPACITY);
  private final LogRecord last = new LogRecord(Level.OFF, "");
  private final AtomicLong dropped = new AtomicLong();
  private final Consumer<LogRecord> writer;
  private final Thread thread = new Thread(this::run, "log");

  LineQueue(Consumer<LogRecord> writer) {
    this.writer = writer;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void publish(LogRecord record) {
    if (!records.offer(record)) {
      dropped.incrementAndGet();
    }
  }

  private void run() {
    try {
      for (LogRecord record = records.take(); record != last; record = records.take()) {
        writer.accept(record);
        sayDropped();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sayDropped() {
    long count = dropped.get() == 0 ? 0 : dropped.getAndSet(0);
    if (count > 0) {
      writer.accept(record(Level.WARNING, "Dropped log lines: count=" + count));
    }
  }

  /** A record of the log's own, which does not pass through the queue. */
  static LogRecord record(Level level, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName(OWN_LOGGER);
    return record;
  }

  @Override
  public void flush() {
    // The writer flushes line by line.
  }

  /** Writes what has arrived and ends the thread. */
  @Override
  public void close() {
    try {
      if (!records.offer(last, DRAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        thread.interrupt();
      }
      thread.join(DRAIN_MILLIS);
      thread.interrupt();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
