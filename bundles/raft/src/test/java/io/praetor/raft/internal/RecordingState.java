package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReplicatedState;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Remembers what was applied, and is as durable as a test wants. */
final class RecordingState implements ReplicatedState {

  private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
  private final List<LogPosition> positions = Collections.synchronizedList(new ArrayList<>());
  private volatile LogPosition durable = LogPosition.NONE;
  private volatile LogPosition applied = LogPosition.NONE;
  private volatile boolean forgetful;

  /** A state that begins with what another had made durable. */
  static RecordingState durableAt(LogPosition position) {
    RecordingState state = new RecordingState();
    state.durable = position;
    state.applied = position;
    return state;
  }

  void forget() {
    forgetful = true;
  }

  List<String> commands() {
    return List.copyOf(commands);
  }

  List<LogPosition> positions() {
    return List.copyOf(positions);
  }

  LogPosition applied() {
    return applied;
  }

  @Override
  public LogPosition durablePosition() {
    return durable;
  }

  @Override
  public CompletableFuture<List<byte[]>> apply(LogPosition position, List<byte[]> entry) {
    if (!forgetful) {
      entry.forEach(command -> commands.add(new String(command, StandardCharsets.UTF_8)));
      positions.add(position);
    }
    applied = position;
    return CompletableFuture.completedFuture(entry);
  }

  @Override
  public void advance(LogPosition position) {
    applied = position;
  }

  @Override
  public CompletableFuture<LogPosition> checkpoint() {
    durable = applied;
    return CompletableFuture.completedFuture(durable);
  }

  @Override
  public LogPosition exportSnapshot(OutputStream out) {
    return applied;
  }

  @Override
  public void importSnapshot(InputStream in) {
    throw new AssertionError("nobody sends a snapshot here");
  }
}
