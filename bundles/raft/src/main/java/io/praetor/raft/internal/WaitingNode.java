package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.ReadMode;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A server without a log, which may not found a cluster: it knows no leader until it is added. */
final class WaitingNode implements OpenLog {

  private final Closeable port;

  WaitingNode(Closeable port) {
    this.port = port;
  }

  @Override
  public CompletableFuture<byte[]> submit(byte[] command) {
    return CompletableFuture.failedFuture(new NoLeaderException());
  }

  @Override
  public CompletableFuture<LogPosition> readBarrier(ReadMode mode) {
    return mode == ReadMode.STALE
        ? CompletableFuture.completedFuture(LogPosition.NONE)
        : CompletableFuture.failedFuture(new NoLeaderException());
  }

  @Override
  public RaftStatus status() {
    return new RaftStatus(false, "", List.of(), 0, -1, -1, -1, 0);
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    port.close();
  }
}
