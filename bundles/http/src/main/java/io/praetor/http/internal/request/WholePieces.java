package io.praetor.http.internal.request;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** A body that is there, usually because there is none, for a handler that takes pieces. */
record WholePieces(byte[] body) implements Flow.Publisher<byte[]> {

  @Override
  public void subscribe(Flow.Subscriber<? super byte[]> subscriber) {
    AtomicBoolean over = new AtomicBoolean();
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {
            if (over.compareAndSet(false, true)) {
              if (body.length > 0) {
                subscriber.onNext(body);
              }
              subscriber.onComplete();
            }
          }

          @Override
          public void cancel() {
            over.set(true);
          }
        });
  }
}
