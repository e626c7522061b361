package io.praetor.agent.internal.watch;

import java.util.concurrent.CompletableFuture;

/** Where the answers for a watch come from. Thread-safe; nothing blocks. */
interface WatchSource {

  /**
   * An answer.
   *
   * @param found whether there was anything
   * @param body JSON, meaningless if nothing was found
   */
  record Answer(boolean found, long index, byte[] body) {}

  /** A read that is under way; its answer fails with a text for the log. */
  record Reading(CompletableFuture<Answer> answer, Runnable cancel) {}

  /** Reads when there is another index than the given one, 0 for at once. */
  Reading read(WatchSpec watch, long index);
}
