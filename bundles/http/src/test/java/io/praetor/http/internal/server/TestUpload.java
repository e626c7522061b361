package io.praetor.http.internal.server;

import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;

/** Takes a body as a test says, and answers when the test says so. */
final class TestUpload implements Flow.Subscriber<byte[]> {

  final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  final CompletableFuture<Content> answer = new CompletableFuture<>();
  final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  final Semaphore came = new Semaphore(0);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private boolean greedy;

  /** Takes nothing until the test asks. */
  Handler handler() {
    return request -> {
      request.pieces().subscribe(this);
      return new Answer.Later(answer);
    };
  }

  /** Takes all and answers with the length. */
  Handler counting() {
    greedy = true;
    var unused =
        whole.whenComplete(
            (bytes, failure) -> {
              if (failure == null) {
                answer.complete(TestServer.content("got " + bytes.length));
              }
            });
    return handler();
  }

  void take(int pieces) throws Exception {
    subscription.get().request(pieces);
    came.acquire(pieces);
  }

  void takeAll() throws Exception {
    subscription.get().request(Long.MAX_VALUE);
  }

  synchronized int length() {
    return received.size();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription.complete(given);
    if (greedy) {
      given.request(1);
    }
  }

  @Override
  public void onNext(byte[] piece) {
    synchronized (this) {
      received.writeBytes(piece);
    }
    came.release();
    if (greedy) {
      subscription.join().request(1);
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(received.toByteArray());
  }
}
