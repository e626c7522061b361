package io.praetor.api.raft;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the log is applied to. The log calls {@link #apply} and {@link #advance} from one thread, in
 * log order, each position once; the futures complete in the same order.
 */
@ProviderType
public interface ReplicatedState {

  /**
   * The newest position that survives a crash without the log. Replay starts behind it, and the log
   * may be purged up to it. A state that is kept nowhere answers with the newest applied position:
   * it lives as long as a log in memory does.
   */
  LogPosition durablePosition();

  /**
   * Applies one committed entry. Never blocks for long, never throws, and the future never
   * completes exceptionally: a command that is refused is a result like any other. An entry at or
   * before the applied position is skipped. While the state waits for a handler the future stays
   * open, and after a few thousand entries the call waits too; when the state stops it stays open
   * for good.
   *
   * @return one result for each command, in order, when all of them are visible to readers
   */
  CompletableFuture<List<byte[]>> apply(LogPosition position, List<byte[]> commands);

  /** Notes an entry that carries no commands, such as a change of members. */
  void advance(LogPosition position);

  /**
   * Makes everything applied so far durable outside the log, in the background.
   *
   * @return the new {@link #durablePosition()}; fails when the engine does
   */
  CompletableFuture<LogPosition> checkpoint();

  /** Writes a consistent copy of the current state; blocks the calling thread, not the state. */
  LogPosition exportSnapshot(OutputStream out) throws IOException;

  /** Replaces everything, in memory and on disk, and wakes every waiting query. */
  void importSnapshot(InputStream in) throws IOException;
}
