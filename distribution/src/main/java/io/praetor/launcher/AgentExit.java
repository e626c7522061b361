package io.praetor.launcher;

import java.util.concurrent.CompletableFuture;

/** Why and with which status the agent ends. Whoever says it first decides; thread-safe. */
final class AgentExit {

  static final int STATUS_STOPPED = 0;
  static final int STATUS_FAILED = 1;

  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  /** Returns false when the end had been decided before. */
  boolean stop() {
    return status.complete(STATUS_STOPPED);
  }

  /** Returns false when the end had been decided before. */
  boolean fail() {
    return status.complete(STATUS_FAILED);
  }

  boolean isDecided() {
    return status.isDone();
  }

  int await() {
    return status.join();
  }
}
