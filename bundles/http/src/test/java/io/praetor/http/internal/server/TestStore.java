package io.praetor.http.internal.server;

import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A state that answers at once what is asked at once, and waiting questions when told to. */
final class TestStore implements StateStore {

  final BlockingQueue<Waiting<?>> waiting = new LinkedBlockingQueue<>();
  final BlockingQueue<CompletableFuture<byte[]>> writes = new LinkedBlockingQueue<>();
  final List<ReadOptions> asked = new CopyOnWriteArrayList<>();

  record Waiting<T>(StateQuery<T> query, CompletableFuture<ReadResult<T>> future) {
    StateQuery.Answer<T> evaluate() {
      return query.run(null);
    }

    @SuppressWarnings("unchecked")
    void completeWith(StateQuery.Answer<?> answer) {
      future.complete(new ReadResult<>((T) answer.value(), answer.index(), true, 0));
    }
  }

  /** A question to which the answer is always the same. */
  record Constant(String value) implements StateQuery<String> {
    @Override
    public Answer<String> run(io.praetor.api.state.ReadTxn txn) {
      return new Answer<>(value, 7, true);
    }
  }

  @Override
  public <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options) {
    asked.add(options);
    CompletableFuture<ReadResult<T>> future = new CompletableFuture<>();
    Waiting<T> question = new Waiting<>(query, future);
    if (options.index() == 0) {
      question.completeWith(question.evaluate());
    } else {
      waiting.add(question);
    }
    return future;
  }

  @Override
  public CompletableFuture<byte[]> write(int command, byte[] payload) {
    CompletableFuture<byte[]> future = new CompletableFuture<>();
    writes.add(future);
    return future;
  }
}
