package io.praetor.state.internal.apply;

import io.praetor.api.raft.LogPosition;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A committed log entry on its way into the state.
 *
 * @param commands empty for an entry that only moves the position
 */
record PendingEntry(
    LogPosition position, List<byte[]> commands, CompletableFuture<List<byte[]>> done) {

  long bytes() {
    long sum = 0;
    for (byte[] command : commands) {
      sum += command.length;
    }
    return sum;
  }
}
