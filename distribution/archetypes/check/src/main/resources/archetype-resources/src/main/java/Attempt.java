package ${package};

import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One attempt: ends once, by a result, by the clock, or without a word. Thread-safe. */
final class Attempt {

  private final CheckReport report;
  private final Closeable connection;
  private final Consumer<Attempt> forget;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Future<?> limit;

  Attempt(CheckReport report, Closeable connection, Consumer<Attempt> forget) {
    this.report = report;
    this.connection = connection;
    this.forget = forget;
  }

  /** What ends it when it takes too long. */
  void limit(Future<?> clock) {
    limit = clock;
    if (ended.get()) {
      clock.cancel(false);
    }
  }

  /** Ends it with a result; what comes second does nothing. */
  void end(CheckStatus status, String output) {
    if (giveUp()) {
      report.report(status, output);
    }
  }

  /** Ends it; a thread that still reads from the connection gets an exception. */
  boolean giveUp() {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    forget.accept(this);
    Future<?> waiting = limit;
    if (waiting != null) {
      waiting.cancel(false);
    }
    try {
      connection.close();
    } catch (IOException broken) {
      // It is closed all the same.
    }
    return true;
  }
}
