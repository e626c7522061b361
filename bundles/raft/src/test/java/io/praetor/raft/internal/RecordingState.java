package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReplicatedState;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Remembers what was applied, and is as durable as a test wants. */
final class RecordingState implements ReplicatedState {

  /** All guarded by this. */
  private final List<String> commands = new ArrayList<>();

  private final List<LogPosition> positions = new ArrayList<>();
  private LogPosition durable = LogPosition.NONE;
  private LogPosition applied = LogPosition.NONE;
  private boolean forgetful;
  private int imports;
  private boolean stalling;
  private final CountDownLatch stalled = new CountDownLatch(1);

  /** A state that begins with what another had made durable. */
  static RecordingState durableAt(LogPosition position) {
    RecordingState state = new RecordingState();
    state.durable = position;
    state.applied = position;
    return state;
  }

  synchronized void forget() {
    forgetful = true;
  }

  /** From now on nothing is applied, as without a handler. */
  synchronized void stall() {
    stalling = true;
  }

  /** Waits for the first entry that is not applied. */
  void awaitStalled() throws InterruptedException {
    stalled.await();
  }

  synchronized List<String> commands() {
    return List.copyOf(commands);
  }

  synchronized List<LogPosition> positions() {
    return List.copyOf(positions);
  }

  synchronized LogPosition applied() {
    return applied;
  }

  synchronized int imports() {
    return imports;
  }

  @Override
  public synchronized LogPosition durablePosition() {
    return durable;
  }

  @Override
  public synchronized CompletableFuture<List<byte[]>> apply(
      LogPosition position, List<byte[]> entry) {
    if (stalling) {
      stalled.countDown();
      return new CompletableFuture<>();
    }
    if (position.index() > applied.index()) {
      if (!forgetful) {
        entry.forEach(command -> commands.add(new String(command, StandardCharsets.UTF_8)));
        positions.add(position);
      }
      applied = position;
    }
    return CompletableFuture.completedFuture(entry);
  }

  @Override
  public synchronized void advance(LogPosition position) {
    applied = position.index() > applied.index() ? position : applied;
  }

  @Override
  public synchronized CompletableFuture<LogPosition> checkpoint() {
    durable = applied;
    return CompletableFuture.completedFuture(durable);
  }

  @Override
  public synchronized LogPosition exportSnapshot(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeLong(applied.term());
    data.writeLong(applied.index());
    data.writeInt(commands.size());
    for (String command : commands) {
      byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
      data.writeInt(bytes.length);
      data.write(bytes);
    }
    data.flush();
    return applied;
  }

  @Override
  public synchronized void importSnapshot(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    applied = new LogPosition(data.readLong(), data.readLong());
    commands.clear();
    for (int left = data.readInt(); left > 0; left--) {
      commands.add(new String(data.readNBytes(data.readInt()), StandardCharsets.UTF_8));
    }
    durable = applied;
    imports++;
  }
}
