package io.praetor.agent.internal.local;

import io.praetor.spi.http.Content;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Requests that wait until a service is another than they know. Thread-safe. */
final class HashWaits {

  /** More than that are answered at once. */
  static final int WAITING_MAX = 4_096;

  /** A service as it is answered. */
  record View(String hash, Content content) {}

  /** One that waits. */
  private record Waiting(String known, Supplier<View> view, CompletableFuture<Content> answer) {}

  private final Map<Waiting, String> waiting = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer;

  HashWaits(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** The view as soon as its hash is another, or when the time is over. */
  CompletableFuture<Content> await(
      String serviceId, String known, long millis, Supplier<View> view) {
    Waiting one = new Waiting(known, view, new CompletableFuture<>());
    if (waiting.size() >= WAITING_MAX) {
      return CompletableFuture.completedFuture(view.get().content());
    }
    waiting.put(one, serviceId);
    var end =
        timer.schedule(
            () -> one.answer().complete(view.get().content()), millis, TimeUnit.MILLISECONDS);
    var unused =
        one.answer()
            .whenComplete(
                (content, failure) -> {
                  waiting.remove(one);
                  end.cancel(false);
                });
    look(one);
    return one.answer();
  }

  /** A service may be another now. */
  void changed(String serviceId) {
    waiting.forEach(
        (one, id) -> {
          if (id.equals(serviceId)) {
            look(one);
          }
        });
  }

  private static void look(Waiting one) {
    View now = one.view().get();
    if (!now.hash().equals(one.known())) {
      boolean unused = one.answer().complete(now.content());
    }
  }
}
