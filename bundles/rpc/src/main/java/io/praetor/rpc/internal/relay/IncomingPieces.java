package io.praetor.rpc.internal.relay;

import io.praetor.rpc.internal.server.ByteBudget;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;

/**
 * A body that arrives in messages and goes to one subscriber, each when it is asked for. The credit
 * of the stream bounds how many wait here. Messages come on an event loop, demand from anywhere;
 * whoever finds that both are there passes on, one at a time.
 */
final class IncomingPieces implements Flow.Publisher<byte[]>, Flow.Subscription {

  private record Piece(byte[] bytes, Runnable taken) {}

  private final Runnable wanted;
  private final ByteBudget budget;

  // All guarded by this.
  private final Queue<Piece> waiting = new ArrayDeque<>();
  private Flow.Subscriber<? super byte[]> subscriber;
  private long demand;
  private boolean asked;
  private boolean passing;
  private boolean ended;
  private Throwable failure;
  private boolean over;

  /**
   * @param wanted runs once, when the first piece is asked for
   */
  IncomingPieces(Runnable wanted, ByteBudget budget) {
    this.wanted = wanted;
    this.budget = budget;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super byte[]> added) {
    synchronized (this) {
      if (subscriber != null) {
        throw new IllegalStateException("a body is read once");
      }
      subscriber = added;
    }
    added.onSubscribe(this);
    pass();
  }

  @Override
  public void request(long count) {
    boolean first;
    synchronized (this) {
      demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
      first = !asked && !over;
      asked = true;
    }
    if (first) {
      wanted.run();
    }
    pass();
  }

  @Override
  public void cancel() {
    drop();
  }

  void add(byte[] bytes, Runnable taken) throws MalformedRelayException {
    synchronized (this) {
      if (!asked) {
        throw new MalformedRelayException("its body came before it was asked for");
      }
      if (over) {
        taken.run();
        return;
      }
      if (!budget.take(bytes.length)) {
        throw new MalformedRelayException("too much is being sent at once");
      }
      waiting.add(new Piece(bytes, taken));
    }
    pass();
  }

  /** All of it has come. */
  void end() {
    synchronized (this) {
      ended = true;
    }
    pass();
  }

  /** The rest will not come, and what waits is of no use. */
  void fail(Throwable cause) {
    synchronized (this) {
      failure = cause;
    }
    pass();
  }

  private void pass() {
    for (Runnable step = next(); step != null; step = next()) {
      step.run();
      synchronized (this) {
        passing = false;
      }
    }
  }

  /** The next thing to tell the subscriber, if any, and if nobody is telling it something. */
  private synchronized Runnable next() {
    if (passing || over || subscriber == null) {
      return null;
    }
    Flow.Subscriber<? super byte[]> told = subscriber;
    Runnable step = null;
    if (failure != null) {
      Throwable cause = failure;
      drop();
      step = () -> told.onError(cause);
    } else if (!waiting.isEmpty() && demand > 0) {
      demand--;
      Piece piece = waiting.poll();
      budget.give(piece.bytes.length);
      step =
          () -> {
            piece.taken.run();
            told.onNext(piece.bytes);
          };
    } else if (waiting.isEmpty() && ended) {
      over = true;
      step = told::onComplete;
    }
    passing = step != null;
    return step;
  }

  private synchronized void drop() {
    over = true;
    for (Piece piece = waiting.poll(); piece != null; piece = waiting.poll()) {
      budget.give(piece.bytes.length);
    }
  }
}
