package io.praetor.rpc.internal.relay;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;

/** Publishes texts, one for each that is asked for, and then what the test wants. */
final class TestPieces implements Flow.Publisher<byte[]>, Flow.Subscription {

  private final Iterator<String> pieces;
  private final Throwable failure;
  private Flow.Subscriber<? super byte[]> subscriber;
  private boolean over;
  int subscriptions;
  boolean cancelled;

  /**
   * @param failure at the end, or null
   */
  TestPieces(Throwable failure, String... pieces) {
    this.failure = failure;
    this.pieces = List.of(pieces).iterator();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super byte[]> added) {
    subscriptions++;
    subscriber = added;
    added.onSubscribe(this);
  }

  @Override
  public void request(long count) {
    if (over) {
      return;
    }
    if (pieces.hasNext()) {
      subscriber.onNext(pieces.next().getBytes(StandardCharsets.UTF_8));
      return;
    }
    over = true;
    if (failure == null) {
      subscriber.onComplete();
    } else {
      subscriber.onError(failure);
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    over = true;
  }
}
