package io.praetor.http.internal.server;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;

/**
 * A body on its way from a connection to a handler that takes it piece by piece. Nothing is taken
 * from the connection that the handler has not asked for, so a body of any size needs the memory of
 * a few pieces. Used on the connection's loop, but for what a subscriber calls.
 */
final class Upload implements Flow.Publisher<byte[]>, Flow.Subscription {

  private final LoopState loop;
  private final long limit;
  private final Runnable wanted;
  private Flow.Subscriber<? super byte[]> subscriber;
  private long demand;
  private long received;
  private boolean complete;
  private Throwable failure;

  /**
   * @param limit most bytes
   * @param wanted runs on the loop when the handler asks for more
   */
  Upload(LoopState loop, long limit, Runnable wanted) {
    this.loop = loop;
    this.limit = limit;
    this.wanted = wanted;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super byte[]> added) {
    loop.later(() -> attach(added));
  }

  private void attach(Flow.Subscriber<? super byte[]> added) {
    if (subscriber != null) {
      throw new IllegalStateException("a body is read once");
    }
    subscriber = added;
    added.onSubscribe(this);
    if (isOver()) {
      tellEnd();
    }
  }

  @Override
  public void request(long count) {
    loop.later(() -> demand(count));
  }

  private void demand(long count) {
    demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
    if (!isOver()) {
      wanted.run();
    }
  }

  /** The rest stays where it is until the handler has answered. */
  @Override
  public void cancel() {
    loop.later(this::abandon);
  }

  /** Whether the handler takes what comes. */
  boolean isWanted() {
    return demand > 0 && !isOver();
  }

  /** Whether all of it has come. */
  boolean isComplete() {
    return complete;
  }

  private boolean isOver() {
    return complete || failure != null;
  }

  /** Passes a part on, if it is {@linkplain #isWanted wanted}; false when that is too much. */
  boolean add(ByteBuf part) {
    int length = part.readableBytes();
    received += length;
    if (received > limit) {
      return false;
    }
    if (length > 0) {
      byte[] piece = new byte[length];
      part.readBytes(piece);
      demand--;
      subscriber.onNext(piece);
    }
    return true;
  }

  /** All of it has come. */
  void complete() {
    if (!isOver()) {
      complete = true;
      tellEnd();
    }
  }

  /** The rest will not come. */
  void fail(Throwable cause) {
    if (!isOver()) {
      failure = cause;
      tellEnd();
    }
  }

  /** Nobody wants the rest. */
  void abandon() {
    if (!isOver()) {
      failure = new CancellationException("nobody wanted the rest");
    }
  }

  private void tellEnd() {
    if (subscriber == null) {
      return; // it will be told when it comes
    }
    if (complete) {
      subscriber.onComplete();
    } else {
      subscriber.onError(failure);
    }
  }
}
