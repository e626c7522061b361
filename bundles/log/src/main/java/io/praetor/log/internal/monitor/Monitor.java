package io.praetor.log.internal.monitor;

import io.praetor.log.internal.line.LogLevel;
import io.praetor.log.internal.output.LogOutputs;
import io.praetor.log.internal.output.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who listens to the log. What he does not take waits in a short queue; what does not fit
 * is dropped, and the agent's own log says how much that was.
 */
final class Monitor implements Flow.Subscription, Output {

  /** Lines that wait for the listener. */
  static final int LINES_MAX = 512;

  /** Lines that wait leave together, up to about this much. */
  private static final int PIECE_BYTES = 16 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

  private final LogOutputs outputs;
  private final LogLevel level;
  private final Formatter formatter;
  private final Flow.Subscriber<? super byte[]> listener;
  private final long since = new LogRecord(Level.OFF, "").getSequenceNumber();
  private final Queue<byte[]> lines = new ArrayDeque<>(); // with what follows: guarded by this
  private long demand;
  private long dropped;
  private boolean greeted;
  private boolean emitting;
  private boolean over;

  Monitor(
      LogOutputs outputs,
      LogLevel level,
      Formatter formatter,
      Flow.Subscriber<? super byte[]> listener) {
    this.outputs = outputs;
    this.level = level;
    this.formatter = formatter;
    this.listener = listener;
  }

  void start() {
    outputs.add(this);
    listener.onSubscribe(this);
  }

  @Override
  public LogLevel level() {
    return level;
  }

  /** Lines from before, which were still on their way, are not told. */
  @Override
  public void write(LogRecord record) {
    if (record.getSequenceNumber() < since) {
      return;
    }
    byte[] line = formatter.format(record).getBytes(StandardCharsets.UTF_8);
    synchronized (this) {
      if (over) {
        return;
      }
      if (lines.size() < LINES_MAX) {
        lines.add(line);
      } else {
        dropped++;
      }
    }
    emit();
  }

  @Override
  public void request(long count) {
    synchronized (this) {
      demand += count;
    }
    emit();
  }

  /** Hands pieces over while there are some and they are asked for; one thread at a time. */
  private void emit() {
    for (byte[] piece = next(); piece != null; piece = next()) {
      listener.onNext(piece);
      synchronized (this) {
        emitting = false;
      }
    }
  }

  /** The first piece is empty: the client shall know at once that it is heard. */
  private synchronized byte[] next() {
    if (over || emitting || demand == 0 || (greeted && lines.isEmpty())) {
      return null;
    }
    emitting = true;
    demand--;
    if (!greeted) {
      greeted = true;
      return new byte[0];
    }
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    while (!lines.isEmpty() && piece.size() < PIECE_BYTES) {
      piece.writeBytes(lines.remove());
    }
    return piece.toByteArray();
  }

  @Override
  public void cancel() {
    long missed;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      missed = dropped;
    }
    outputs.remove(this);
    if (missed > 0) {
      LOG.warn("Dropped logs during monitor request: dropped_count={}", missed);
    }
  }

  /** The log's bundle goes; the listener may come back to the next one. */
  @Override
  public void close() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
    }
    listener.onComplete();
  }

  @Override
  public String toString() {
    return "monitor";
  }
}
