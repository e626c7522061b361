package io.praetor.cli;

import io.praetor.launcher.ProcessSignals;
import java.util.function.Consumer;

/** The signals that ask a command to stop. Without anybody who listens they end the program. */
@FunctionalInterface
public interface Signals {

  /** Those of this process. */
  Signals OF_PROCESS = ProcessSignals::onStop;

  /**
   * From now on the action is called instead, on a thread of its own.
   *
   * @param action takes {@code INT} or {@code TERM}
   */
  void onStop(Consumer<String> action);
}
