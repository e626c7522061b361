package io.praetor.kv.internal.http;

import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.testkit.state.MemoryState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A state whose waiting questions are answered when a test says so. */
final class WaitingStore implements StateStore {

  private record Waiting<T>(
      StateQuery<T> query, ReadOptions options, CompletableFuture<ReadResult<T>> future) {}

  final List<ReadOptions> asked = new ArrayList<>();
  RuntimeException failure;
  private final MemoryState state;
  private final List<Waiting<?>> waiting = new ArrayList<>();

  WaitingStore(MemoryState state) {
    this.state = state;
  }

  @Override
  public <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options) {
    asked.add(options);
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    ReadResult<T> now = state.now(query);
    if (options.index() == 0 || now.index() > options.index()) {
      return CompletableFuture.completedFuture(now);
    }
    Waiting<T> one = new Waiting<>(query, options, new CompletableFuture<>());
    waiting.add(one);
    return one.future;
  }

  @Override
  public CompletableFuture<byte[]> write(int command, byte[] payload) {
    return state.write(command, payload);
  }

  /** Asks again for all who wait. */
  void settle() {
    List.copyOf(waiting).forEach(one -> settle(one, false));
  }

  /** Lets the time of all who wait be over. */
  void expire() {
    List.copyOf(waiting).forEach(one -> settle(one, true));
  }

  int waiting() {
    return (int) waiting.stream().filter(one -> !one.future.isDone()).count();
  }

  private <T> void settle(Waiting<T> one, boolean over) {
    ReadResult<T> now = state.now(one.query);
    if (over || now.index() > one.options.index()) {
      waiting.remove(one);
      one.future.complete(now);
    }
  }
}
