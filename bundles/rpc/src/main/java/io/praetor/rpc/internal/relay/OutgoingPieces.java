package io.praetor.rpc.internal.relay;

import io.praetor.api.rpc.RpcStream;
import java.util.concurrent.Flow;

/** Sends a body as it comes, each piece when the stream takes it. */
final class OutgoingPieces implements Flow.Subscriber<byte[]> {

  private final RpcStream stream;
  private volatile Flow.Subscription subscription;
  private volatile boolean stopped;

  OutgoingPieces(RpcStream stream) {
    this.stream = stream;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (stopped) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(byte[] piece) {
    // Whatever breaks is told to the stream's receiver as well.
    var unused = PieceSender.send(stream, piece).thenRun(() -> subscription.request(1));
  }

  @Override
  public void onError(Throwable failure) {
    stream.abort(String.valueOf(failure.getMessage()));
  }

  @Override
  public void onComplete() {
    stream.end();
  }

  /** The other side needs no more of it. */
  void stop() {
    stopped = true;
    Flow.Subscription current = subscription;
    if (current != null) {
      current.cancel();
    }
  }
}
