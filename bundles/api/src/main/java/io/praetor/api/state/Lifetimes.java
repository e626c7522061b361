package io.praetor.api.state;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Prolongs lives of {@link Perishable} rows. On every server; the leader is asked, nothing is
 * written to the log. May be called by any thread; never blocks.
 */
@ProviderType
public interface Lifetimes {

  /**
   * Lets the whole life of a row begin again. Completes with false when there is no such row;
   * completes with true only if the row was there and will live for its whole life from some moment
   * between question and answer.
   *
   * <p>Fails with {@link io.praetor.api.error.NoLeaderException} when no leader answers.
   */
  CompletableFuture<Boolean> renew(TableId<? extends Perishable> table, byte[] key);
}
