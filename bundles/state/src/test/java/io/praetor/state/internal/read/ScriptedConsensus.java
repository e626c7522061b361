package io.praetor.state.internal.read;

import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.ReadMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Says what the test wants. */
final class ScriptedConsensus implements Consensus {

  CompletableFuture<LogPosition> barrier = CompletableFuture.completedFuture(LogPosition.NONE);
  CompletableFuture<byte[]> outcome = new CompletableFuture<>();
  long lastContactMillis;
  String leader = "10.0.0.1:8300";
  boolean leads = true;
  final List<ReadMode> asked = new ArrayList<>();
  byte[] submitted;

  @Override
  public CompletableFuture<byte[]> submit(byte[] command) {
    submitted = command;
    return outcome;
  }

  @Override
  public CompletableFuture<LogPosition> readBarrier(ReadMode mode) {
    asked.add(mode);
    return barrier;
  }

  @Override
  public RaftStatus status() {
    return new RaftStatus(leads, leader, List.of(), 1, 1, 1, 1, lastContactMillis);
  }
}
