package io.praetor.bridge.health.internal;

import io.praetor.format.go.GoDuration;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The kind of check that executes a health check service: whoever runs checks asks it to. */
final class HealthCheckType implements CheckType {

  /** The member of definitions that names the health check. */
  static final String KEY = "OSGiHealthCheck";

  static final String NAME = "osgi";

  /** For definitions that somebody else wrote. */
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  private final Map<String, Subject> subjects;
  private final ScheduledExecutorService timer;

  /**
   * The kind.
   *
   * @param subjects by the name that definitions have for them; changed while it is used
   * @param timer ends the wait for those that do not return
   */
  HealthCheckType(Map<String, Subject> subjects, ScheduledExecutorService timer) {
    this.subjects = subjects;
    this.timer = timer;
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    String name = definition.text(KEY);
    if (name.isEmpty()) {
      throw new InvalidCheckException(KEY + " must be the name of a health check");
    }
    return new Running(name, definition.timeoutOr(USUAL_TIMEOUT), report);
  }

  /** One check at work. */
  private final class Running implements RunningCheck {

    private final String name;
    private final Duration timeout;
    private final CheckReport report;
    private volatile Future<?> waiting;

    Running(String name, Duration timeout, CheckReport report) {
      this.name = name;
      this.timeout = timeout;
      this.report = report;
    }

    @Override
    public void attempt() {
      Subject subject = subjects.get(name);
      if (subject == null) {
        tell(Outcome.critical("there is no health check service \"" + name + "\""));
        return;
      }
      AtomicBoolean told = new AtomicBoolean();
      Future<?> limit =
          timer.schedule(
              () -> first(told, Outcome.critical("no result within " + text(timeout))),
              timeout.toMillis(),
              TimeUnit.MILLISECONDS);
      waiting = limit;
      subject.execute(
          outcome -> {
            limit.cancel(false);
            first(told, outcome);
          });
    }

    private void first(AtomicBoolean told, Outcome outcome) {
      if (told.compareAndSet(false, true)) {
        tell(outcome);
      }
    }

    private void tell(Outcome outcome) {
      report.report(outcome.status(), outcome.output());
    }

    @Override
    public void close() {
      Future<?> limit = waiting;
      if (limit != null) {
        limit.cancel(false);
      }
    }
  }

  private static String text(Duration duration) {
    return GoDuration.text(duration.toNanos());
  }
}
