package io.praetor.snapshot.internal;

import io.praetor.api.raft.RaftPeer;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.Snapshots;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.snapshot.internal.archive.StateBytes;
import io.praetor.snapshot.internal.save.StateExport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A state of bytes, and a log that answers barriers when the test says so. */
public final class FakeState implements Snapshots, StateStore {

  public byte[] bytes = new StateBytes().table(1, "kvs").row(1, "a", new byte[100]).toBytes();
  public long index = 40;
  public IOException broken;
  public final List<byte[]> restored = new ArrayList<>();
  public final List<ReadOptions> asked = new ArrayList<>();
  public CompletableFuture<ReadResult<Void>> barrier =
      CompletableFuture.completedFuture(new ReadResult<>(null, 40, true, 3));

  public StateExport export(Clock clock) {
    return new StateExport(this, () -> List.of(new RaftPeer("id", "10.0.0.1:8300", true)), clock);
  }

  @Override
  public Contents export(OutputStream out) throws IOException {
    out.write(bytes, 0, bytes.length / 2);
    if (broken != null) {
      throw broken;
    }
    out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
    return new Contents(3, 299, index, Map.of());
  }

  @Override
  public Contents verify(InputStream in) throws IOException {
    byte[] read = in.readAllBytes();
    if (read.length < 8 || !Arrays.equals(read, 0, 8, bytes, 0, 8)) {
      throw new IOException("not a snapshot");
    }
    return new Contents(3, 299, index, Map.of());
  }

  @Override
  public void restore(InputStream in) throws IOException {
    restored.add(in.readAllBytes());
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options) {
    asked.add(options);
    return (CompletableFuture<ReadResult<T>>) (CompletableFuture<?>) barrier;
  }

  @Override
  public CompletableFuture<byte[]> write(int command, byte[] payload) {
    throw new AssertionError("snapshots write through the state itself");
  }
}
