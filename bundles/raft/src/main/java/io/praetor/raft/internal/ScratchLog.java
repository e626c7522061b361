package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.ReadMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A log whose files go when it is closed. */
final class ScratchLog implements OpenLog {

  private final OpenLog log;
  private final Path directory;

  ScratchLog(OpenLog log, Path directory) {
    this.log = log;
    this.directory = directory;
  }

  Path directory() {
    return directory;
  }

  @Override
  public CompletableFuture<byte[]> submit(byte[] command) {
    return log.submit(command);
  }

  @Override
  public CompletableFuture<LogPosition> readBarrier(ReadMode mode) {
    return log.readBarrier(mode);
  }

  @Override
  public RaftStatus status() {
    return log.status();
  }

  @Override
  public long bytes() throws IOException {
    return log.bytes();
  }

  @Override
  public void close() throws IOException {
    try {
      log.close();
    } finally {
      LogDirectory.deleteTree(directory);
    }
  }
}
