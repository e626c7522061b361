package io.praetor.health.internal.run;

import io.praetor.format.go.GoDuration;
import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.time.Duration;
import java.util.Objects;

/**
 * A check from one start by its kind to its end. Calls of the kind go through a lane of the check's
 * own, so they are not made at the same time, and one that does not return hurts nobody else: the
 * check is critical then, and begun anew when the call is back. Thread-safe: state is guarded by
 * this; nothing is called under that lock.
 */
final class Run implements CheckReport {

  /** Longer than any kind takes that was given no timeout. */
  static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

  /** What a kind is granted beyond its timeout, before it is said not to keep it. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private final SupervisedCheck check;
  private final CheckDefinition definition;
  private final Kind kind;
  private final Timer timer;
  private final Lane lane;
  private RunningCheck running;
  private Runnable waiting = () -> {};
  private boolean attempting;
  private boolean calling;
  private boolean ended;
  private boolean overdue;
  private boolean widened;

  Run(SupervisedCheck check, Kind kind, Timer timer) {
    this.check = check;
    this.definition = check.definition();
    this.kind = kind;
    this.timer = timer;
    this.lane = new Lane(kind.lane());
  }

  /** Begins; at once when there is no interval, since somebody may tell the check right after. */
  void begin(long firstDelayNanos) {
    if (definition.interval().isZero()) {
      start();
      return;
    }
    lane.execute(this::start);
    awaitFirst(firstDelayNanos);
  }

  private void start() {
    if (hasEnded()) {
      return;
    }
    try {
      RunningCheck started =
          Objects.requireNonNull(kind.type().start(definition, this), "it started nothing");
      synchronized (this) {
        running = started;
        if (!ended) {
          return;
        }
      }
      lane.execute(() -> close(started));
    } catch (InvalidCheckException wrong) {
      check.failure(this, wrong.getMessage());
    } catch (RuntimeException | LinkageError defect) {
      check.failure(this, broken(defect));
    }
  }

  /** Ends it; what it reports from now on means nothing. */
  void end() {
    RunningCheck closing;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      closing = running;
      waiting.run();
    }
    if (closing != null) {
      lane.execute(() -> close(closing));
    }
  }

  void tell(CheckStatus status, String output) throws InvalidCheckException {
    RunningCheck told;
    synchronized (this) {
      told = running;
    }
    if (told == null) {
      throw Runner.nobodyTold(definition.id());
    }
    try {
      told.tell(status, output);
    } catch (RuntimeException | LinkageError defect) {
      throw new InvalidCheckException(broken(defect));
    }
  }

  @Override
  public void report(CheckStatus status, String output) {
    synchronized (this) {
      if (ended || overdue) {
        return;
      }
      if (attempting) {
        attempting = false;
        waiting.run();
        waiting = timer.after(Runner.nanos(definition.interval()), this::due);
      }
    }
    check.result(this, status, output);
  }

  /** The interval is over. */
  private void due() {
    synchronized (this) {
      if (ended) {
        return;
      }
      attempting = true;
      Duration limit = definition.timeoutOr(USUAL_TIMEOUT).plus(GRACE);
      waiting = timer.after(Runner.nanos(limit), this::miss);
    }
    lane.execute(this::attempt);
  }

  private void attempt() {
    RunningCheck asked;
    synchronized (this) {
      asked = running;
      if (ended || overdue) {
        return;
      }
      calling = asked != null;
    }
    if (asked == null) {
      startLate();
      return;
    }
    String problem = null;
    try {
      asked.attempt();
    } catch (RuntimeException | Error defect) {
      problem = broken(defect);
    }
    returned();
    if (problem != null) {
      report(CheckStatus.CRITICAL, problem);
    }
  }

  /** It could not be started so far; perhaps its kind is better by now. */
  private void startLate() {
    start();
    synchronized (this) {
      attempting = false;
      waiting.run();
      if (!ended) {
        waiting = timer.after(Runner.nanos(definition.interval()), this::due);
      }
    }
  }

  private void returned() {
    boolean late;
    boolean narrows;
    synchronized (this) {
      calling = false;
      late = overdue && !ended;
      narrows = widened;
      widened = false;
    }
    if (narrows) {
      kind.lane().narrow();
    }
    if (late) {
      giveUp();
    }
  }

  /** No report came. While the call itself has not returned there is nothing more to be done. */
  private void miss() {
    boolean inside;
    Duration limit = definition.timeoutOr(USUAL_TIMEOUT);
    synchronized (this) {
      if (ended || !attempting) {
        return;
      }
      overdue = true;
      inside = calling;
      widened = inside;
    }
    check.failure(
        this,
        "The check type \""
            + kind.type().name()
            + "\" gave no result within "
            + GoDuration.text(Runner.nanos(limit))
            + (inside ? " and does not return" : ""));
    if (inside) {
      kind.lane().widen();
    } else {
      giveUp();
    }
  }

  private void giveUp() {
    end();
    check.beginAgain(this);
  }

  private void close(RunningCheck closing) {
    try {
      closing.close();
    } catch (RuntimeException | LinkageError defect) {
      Runner.LOG.warn("check {} could not be closed", definition.id(), defect);
    }
  }

  private void awaitFirst(long nanos) {
    synchronized (this) {
      if (!ended) {
        waiting = timer.after(nanos, this::due);
      }
    }
  }

  private synchronized boolean hasEnded() {
    return ended;
  }

  private String broken(Throwable defect) {
    Runner.LOG.warn(
        "check type {} failed for check {}", kind.type().key(), definition.id(), defect);
    return "The check type \"" + kind.type().key() + "\" failed: " + defect;
  }
}
