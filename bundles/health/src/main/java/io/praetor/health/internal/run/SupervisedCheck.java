package io.praetor.health.internal.run;

import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner.Known;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.InvalidCheckException;
import java.time.Duration;
import java.util.Objects;

/**
 * One check: waits for its kind, is attempted at intervals, and survives whatever its kind does.
 * Each time it is begun makes a {@link Run}; reports of earlier runs mean nothing. Thread-safe:
 * state is guarded by this, and no method of somebody else is called under that lock.
 */
final class SupervisedCheck {

  /** How long a kind may be away, while it is being exchanged, before its checks are critical. */
  static final Duration KIND_PATIENCE = Duration.ofSeconds(2);

  private final CheckDefinition definition;
  private final Timer timer;
  private final long firstDelayNanos;
  private final Verdict verdict;
  private final Delivery delivery;
  private long placedBy;
  private Kind kind;
  private Run run;
  private Runnable patience = () -> {};
  private boolean closed;

  /**
   * A check that nothing is done with yet.
   *
   * @param firstDelayNanos until the first attempt
   */
  SupervisedCheck(
      CheckDefinition definition,
      Timer timer,
      long firstDelayNanos,
      Verdict verdict,
      Delivery delivery) {
    this.definition = definition;
    this.timer = timer;
    this.firstDelayNanos = firstDelayNanos;
    this.verdict = verdict;
    this.delivery = delivery;
  }

  CheckDefinition definition() {
    return definition;
  }

  /**
   * This is the check's kind now.
   *
   * @param now null when there is none
   * @param version of the table of kinds; what an earlier one said means nothing any more
   */
  void belongsTo(Kind now, long version) {
    Run ended;
    Run begun;
    synchronized (this) {
      if (closed || version <= placedBy) {
        return;
      }
      boolean same = placedBy > 0 && Objects.equals(kind, now);
      placedBy = version;
      if (same) {
        return;
      }
      ended = run;
      kind = now;
      run = now == null ? null : new Run(this, now, timer);
      begun = run;
      patience.run();
      if (now == null) {
        patience = timer.after(KIND_PATIENCE.toNanos(), this::missKind);
      }
    }
    if (ended != null) {
      ended.end();
    }
    if (begun != null) {
      begun.begin(firstDelayNanos);
    }
  }

  /** Begins anew with the same kind, after a run that was given up. */
  void beginAgain(Run given) {
    Run begun;
    synchronized (this) {
      if (closed || run != given) {
        return;
      }
      run = new Run(this, kind, timer);
      begun = run;
    }
    begun.begin(Runner.nanos(definition.interval()));
  }

  void close() {
    Run ended;
    synchronized (this) {
      closed = true;
      ended = run;
      run = null;
      patience.run();
      delivery.close();
    }
    if (ended != null) {
      ended.end();
    }
  }

  void tell(CheckStatus status, String output) throws InvalidCheckException {
    Run told;
    synchronized (this) {
      told = run;
    }
    if (told == null) {
      throw Runner.nobodyTold(definition.id());
    }
    told.tell(status, output);
  }

  /** A result of a run. */
  void result(Run of, CheckStatus status, String output) {
    synchronized (this) {
      if (closed || run != of) {
        return;
      }
      deliver(verdict.result(status, output, timer.nanos()));
    }
    delivery.run();
  }

  /** What is wrong with a run itself; no threshold keeps it back. */
  void failure(Run of, String output) {
    synchronized (this) {
      if (closed || run != of) {
        return;
      }
      deliver(verdict.set(CheckStatus.CRITICAL, output));
    }
    delivery.run();
  }

  private void missKind() {
    synchronized (this) {
      if (closed || kind != null) {
        return;
      }
      deliver(verdict.set(CheckStatus.CRITICAL, TypeTable.nobodyFor(definition)));
    }
    delivery.run();
  }

  private void deliver(Known change) {
    if (change != null) {
      delivery.add(change);
    }
  }
}
