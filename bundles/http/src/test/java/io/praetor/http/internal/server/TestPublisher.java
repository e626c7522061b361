package io.praetor.http.internal.server;

import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Handler;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes what a test says, to one subscriber. */
final class TestPublisher implements Flow.Publisher<byte[]> {

  final CompletableFuture<Flow.Subscriber<? super byte[]>> subscriber = new CompletableFuture<>();
  final Semaphore demand = new Semaphore(0);
  final AtomicInteger asked = new AtomicInteger();
  final CountDownLatch cancelled = new CountDownLatch(1);

  Handler handler() {
    return request -> new Answer.Stream(Map.of("Content-Type", "text/plain"), this);
  }

  @Override
  public void subscribe(Flow.Subscriber<? super byte[]> given) {
    given.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {
            asked.addAndGet((int) n);
            demand.release((int) n);
          }

          @Override
          public void cancel() {
            cancelled.countDown();
          }
        });
    subscriber.complete(given);
  }

  void publish(String text) throws Exception {
    publish(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits until the piece is asked for. */
  void publish(byte[] piece) throws Exception {
    demand.acquire();
    subscriber.get().onNext(piece);
  }

  void complete() throws Exception {
    subscriber.get().onComplete();
  }

  void fail(Throwable failure) throws Exception {
    subscriber.get().onError(failure);
  }
}
