package io.praetor.rpc.internal.relay;

import io.praetor.api.rpc.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Requests that change something and are not answered yet. Nobody may repeat one whose answer was
 * lost, so whoever stops waits for them a little.
 */
final class UnansweredWrites {

  private int count; // guarded by this

  /** A write has begun; its answer is to go through what this returns. */
  Write begin(ApiResponse.Sink sink) {
    add(1);
    return new Write(sink);
  }

  private synchronized void add(int change) {
    count += change;
    if (count == 0) {
      notifyAll();
    }
  }

  /** Returns when there are none, or when it has been long enough. */
  synchronized void await(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      long left = millis;
      while (count > 0 && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The way of one answer. */
  final class Write implements ApiResponse.Sink {

    private final ApiResponse.Sink sink;
    private final AtomicBoolean over = new AtomicBoolean();

    private Write(ApiResponse.Sink sink) {
      this.sink = sink;
    }

    /** It was answered, or nobody waits for the answer any more. */
    void over() {
      if (over.compareAndSet(false, true)) {
        add(-1);
      }
    }

    @Override
    public void head(int status, Map<String, List<String>> headers) {
      sink.head(status, headers);
    }

    @Override
    public CompletableFuture<Void> body(byte[] piece) {
      return sink.body(piece);
    }

    @Override
    public void end() {
      sink.end();
      over();
    }

    @Override
    public void fail(Throwable cause) {
      sink.fail(cause);
      over();
    }
  }
}
