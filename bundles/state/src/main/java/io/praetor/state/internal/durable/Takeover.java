package io.praetor.state.internal.durable;

import io.praetor.spi.storage.StorageEngine;
import java.util.concurrent.CompletableFuture;

/**
 * What the persister is asked to go on with.
 *
 * @param next open, and holds nearly everything
 * @param engine what it was opened with
 * @param mark what is to count from then on
 * @param done when that is safe; fails when everything stays as it was
 */
record Takeover(
    Checkpoint next, StorageEngine engine, EngineMark mark, CompletableFuture<Void> done) {}
