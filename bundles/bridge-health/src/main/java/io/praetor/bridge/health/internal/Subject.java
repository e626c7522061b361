package io.praetor.bridge.health.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.felix.hc.api.HealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A health check service that is executed by at most one thread at a time: one that never returns
 * costs one thread and no more. Thread-safe.
 */
final class Subject {

  private static final Logger LOG = LoggerFactory.getLogger(Subject.class);

  private final HealthCheck check;
  private final Executor workers;
  private final AtomicBoolean busy = new AtomicBoolean();

  Subject(HealthCheck check, Executor workers) {
    this.check = check;
    this.workers = workers;
  }

  /** Executes it once; the outcome comes from any thread, perhaps at once. */
  void execute(Consumer<Outcome> outcome) {
    if (!busy.compareAndSet(false, true)) {
      outcome.accept(Outcome.critical("the last execution of the health check does not return"));
      return;
    }
    try {
      workers.execute(() -> outcome.accept(run()));
    } catch (RejectedExecutionException e) {
      busy.set(false);
      outcome.accept(
          Outcome.critical("too many health checks do not return: none is left to execute it"));
    }
  }

  private Outcome run() {
    try {
      return Outcome.of(check.execute());
    } catch (RuntimeException | Error defect) {
      LOG.debug("a health check failed", defect);
      return Outcome.critical("the health check failed: " + defect);
    } finally {
      busy.set(false);
    }
  }
}
