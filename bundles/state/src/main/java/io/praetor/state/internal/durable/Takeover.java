package io.praetor.state.internal.durable;

import io.praetor.spi.storage.StorageEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the persister is asked to go on with.
 *
 * @param next open, and holds nearly everything
 * @param engine what it was opened with
 * @param mark what is to count from then on
 * @param withdrawn whether it is not to be done any more
 * @param taken done when the persister has it for good; fails when everything stays as it was
 * @param settled done, after that, when a crash cannot bring back what was before
 */
record Takeover(
    Checkpoint next,
    StorageEngine engine,
    EngineMark mark,
    AtomicBoolean withdrawn,
    CompletableFuture<Void> taken,
    CompletableFuture<Void> settled) {

  Takeover(Checkpoint next, StorageEngine engine, EngineMark mark) {
    this(
        next,
        engine,
        mark,
        new AtomicBoolean(),
        new CompletableFuture<>(),
        new CompletableFuture<>());
  }

  void withdraw() {
    withdrawn.set(true);
  }

  boolean isWithdrawn() {
    return withdrawn.get();
  }
}
