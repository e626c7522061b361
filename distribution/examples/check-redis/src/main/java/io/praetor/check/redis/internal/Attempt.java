package io.praetor.check.redis.internal;

import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * One attempt of a check. It ends once, by a result or because nobody wants one any more, and then
 * lets go of all that was opened for it. Thread-safe.
 */
final class Attempt {

  private final CheckReport report;
  private final List<Runnable> open = new ArrayList<>(2); // guarded by this
  private boolean ended; // guarded by this

  Attempt(CheckReport report) {
    this.report = report;
  }

  /** Ends it with a result; what comes second does nothing. */
  void end(CheckStatus status, String output) {
    if (giveUp()) {
      report.report(status, output);
    }
  }

  void fail(String output) {
    end(CheckStatus.CRITICAL, output);
  }

  /** Ends it without a result. Returns false when it has ended already. */
  boolean giveUp() {
    List<Runnable> closing;
    synchronized (this) {
      if (ended) {
        return false;
      }
      ended = true;
      closing = List.copyOf(open);
      open.clear();
    }
    closing.forEach(Runnable::run);
    return true;
  }

  /** What is to be done at the end; at once when that is over. */
  void atEnd(Runnable closing) {
    synchronized (this) {
      if (!ended) {
        open.add(closing);
        return;
      }
    }
    closing.run();
  }
}
