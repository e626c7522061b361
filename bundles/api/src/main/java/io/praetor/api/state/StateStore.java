package io.praetor.api.state;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and writes of the replicated state. May be called by any thread, event loops included;
 * never blocks. Futures may complete on the caller's thread, or on one of the state's own that must
 * not be held up: continue elsewhere with anything that takes time.
 */
@ProviderType
public interface StateStore {

  /**
   * Answers a question, at once or when the state has changed enough. Cancelling the future stops
   * the wait.
   *
   * <p>Fails with {@link io.praetor.api.error.NoLeaderException} when the mode needs a leader and
   * there is none.
   */
  <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options);

  /**
   * Replicates a command and completes with its handler's result once the change is visible to
   * readers. Fails as {@link io.praetor.api.raft.Consensus#submit} does.
   *
   * @param command one of the numbers in {@link Commands}
   * @param payload what the handler understands; owned by the store from now on
   */
  CompletableFuture<byte[]> write(int command, byte[] payload);
}
