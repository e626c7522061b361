package io.praetor.snapshot.internal.http;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Takes one piece after the other, as many as the test wants. */
final class Collector implements Flow.Subscriber<byte[]> {

  final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  Flow.Subscription subscription;
  int pieces;
  private final int wanted;

  Collector(int wanted) {
    this.wanted = wanted;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(byte[] piece) {
    bytes.writeBytes(piece);
    pieces++;
    if (pieces < wanted) {
      subscription.request(1);
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(bytes.toByteArray());
  }
}
