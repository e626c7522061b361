package io.praetor.agent.internal.local;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner;
import io.praetor.spi.check.CheckRunner.Known;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.InvalidCheckException;
import java.util.Locale;

/**
 * Has the checks of the registry run, while somebody is there who runs checks. Thread-safe; calls
 * the runner under its lock, so that starts and stops arrive in order.
 */
final class RunningChecks {

  private final Registry registry;
  private final Results results;
  private CheckRunner runner;

  /** Hears what checks find out, on any thread. */
  @FunctionalInterface
  interface Results {

    /**
     * A check has a result.
     *
     * @param definition with which it was run
     */
    void found(String id, CheckDefinition definition, String status, String output);
  }

  RunningChecks(Registry registry, Results results) {
    this.registry = registry;
    this.results = results;
  }

  synchronized CheckRunner runner() {
    return runner;
  }

  /** A runner came: it gets all checks, with what is known of them. */
  synchronized void runBy(CheckRunner arrived) {
    runner = arrived;
    registry.checks().forEach(this::start);
  }

  /** A runner went; what is known of the checks stays. */
  @SuppressWarnings("ReferenceEquality") // another one may have come before
  synchronized void lose(CheckRunner gone) {
    if (runner == gone) {
      runner = null;
    }
  }

  synchronized void start(Registered.Check check) {
    CheckDefinition definition = check.definition();
    if (runner != null && definition != null) {
      String id = check.check().id();
      Known known = new Known(status(check.check().status()), check.check().output());
      runner.start(
          definition,
          known,
          (status, output) -> results.found(id, definition, status.text(), output));
    }
  }

  synchronized void stop(String id) {
    if (runner != null) {
      runner.stop(id);
    }
  }

  /** Ends all. */
  synchronized void stopAll() {
    registry.checks().forEach(check -> stop(check.check().id()));
  }

  /** Tells a check its status; refused by those that find out for themselves. */
  void tell(String id, String status, String output) throws InvalidCheckException {
    CheckRunner now = runner();
    if (now == null) {
      throw new InvalidCheckException("nobody runs checks just now");
    }
    now.tell(id, status(status), output);
  }

  static CheckStatus status(String text) {
    return CheckStatus.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
