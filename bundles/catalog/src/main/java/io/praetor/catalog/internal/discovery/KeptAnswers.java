package io.praetor.catalog.internal.discovery;

import io.praetor.api.rpc.ApiResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * Keeps what servers answered, and keeps it current: after the first answer the question waits at a
 * server for the next one, for as long as somebody asks for it here. What cannot be kept current is
 * forgotten, so nothing kept is older than its way from the server. Thread-safe.
 */
final class KeptAnswers {

  /** Each waits at a server; questions beyond that are asked each time. */
  private static final int KEPT_MAX = 1_024;

  /** What nobody has asked for so long is kept no more. */
  static final long IDLE_NANOS = 600_000_000_000L;

  private static final String INDEX = "x-consul-index";
  private static final int OK = 200;

  private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();
  private final LongSupplier nanoClock;

  KeptAnswers(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** The newest answer to a question, and when it was last wanted. */
  private static final class Kept {
    private volatile CompletableFuture<ApiResponse> answer;
    private volatile long wantedNanos;
  }

  /**
   * The answer to a question.
   *
   * @param ask asks a server, which waits for news after an index, or for nothing at 0
   */
  CompletableFuture<ApiResponse> get(
      String question, LongFunction<CompletableFuture<ApiResponse>> ask) {
    Kept known = kept.get(question);
    if (known != null) {
      known.wantedNanos = nanoClock.getAsLong();
      return known.answer;
    }
    CompletableFuture<ApiResponse> first = ask.apply(0);
    if (kept.size() < KEPT_MAX) {
      Kept fresh = new Kept();
      fresh.answer = first;
      fresh.wantedNanos = nanoClock.getAsLong();
      if (kept.putIfAbsent(question, fresh) == null) {
        follow(question, fresh, first, ask);
      }
    }
    return first;
  }

  private void follow(
      String question,
      Kept entry,
      CompletableFuture<ApiResponse> answer,
      LongFunction<CompletableFuture<ApiResponse>> ask) {
    var unused =
        answer.whenComplete(
            (response, failure) -> {
              long index = failure == null && response.status() == OK ? index(response) : 0;
              boolean idle = nanoClock.getAsLong() - entry.wantedNanos > IDLE_NANOS;
              if (index == 0 || idle) {
                kept.remove(question, entry);
                return;
              }
              entry.answer = answer;
              follow(question, entry, ask.apply(index), ask);
            });
  }

  private static long index(ApiResponse response) {
    List<String> values = response.headers().getOrDefault(INDEX, List.of());
    try {
      return values.isEmpty() ? 0 : Long.parseLong(values.get(0));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  int size() {
    return kept.size();
  }
}
