package io.praetor.spi.check;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs checks. Who has checks starts them all when a runner arrives, with the last known status,
 * and keeps that when it goes. Thread-safe; nothing blocks.
 */
@ProviderType
public interface CheckRunner {

  /**
   * Starts a check; one that runs under the same id is closed first.
   *
   * @param known status and output so far; a listener that hears of nothing else keeps them
   */
  void start(CheckDefinition definition, Known known, Listener listener);

  /** Closes a check; the listener hears nothing of it any more. */
  void stop(String id);

  /**
   * Tells a check its status, which only some kinds take.
   *
   * @throws InvalidCheckException when it takes none, or when no such check runs
   */
  void tell(String id, CheckStatus status, String output) throws InvalidCheckException;

  /** Refuses definitions that a kind of check which is there cannot use. */
  void validate(CheckDefinition definition) throws InvalidCheckException;

  /** What answers show as the type of a check; empty when no kind claims it. */
  String typeOf(CheckDefinition definition);

  /**
   * What is known of a check.
   *
   * @param status of now
   * @param output of the last attempt
   */
  record Known(CheckStatus status, String output) {}

  /** Hears of results, thresholds and limits already applied; on any thread, one at a time. */
  @ConsumerType
  @FunctionalInterface
  interface Listener {

    /** The status, the output, or both, are others than before. */
    void changed(CheckStatus status, String output);
  }
}
