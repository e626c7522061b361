package io.praetor.health.internal.net;

import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * One attempt of a check. It ends once, by a result or because nobody wants one any more, and then
 * lets go of all that was opened for it. Thread-safe.
 */
public final class Attempt {

  private final CheckReport report;
  private final List<Runnable> open = new ArrayList<>(2); // guarded by this
  private boolean ended; // guarded by this

  public Attempt(CheckReport report) {
    this.report = report;
  }

  public void pass(String output) {
    end(CheckStatus.PASSING, output);
  }

  public void fail(String output) {
    end(CheckStatus.CRITICAL, output);
  }

  /** Ends it; what comes second does nothing. */
  public void end(CheckStatus status, String output) {
    if (giveUp()) {
      report.report(status, output);
    }
  }

  /** Ends it without a result. Returns false when it has ended already. */
  public boolean giveUp() {
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
  public void atEnd(Runnable closing) {
    synchronized (this) {
      if (!ended) {
        open.add(closing);
        return;
      }
    }
    closing.run();
  }

  public synchronized boolean hasEnded() {
    return ended;
  }
}
