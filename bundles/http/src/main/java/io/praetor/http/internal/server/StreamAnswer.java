package io.praetor.http.internal.server;

import io.praetor.api.error.ForbiddenException;
import io.praetor.http.internal.response.Reply;
import io.praetor.http.internal.response.StreamHead;
import io.praetor.spi.http.Answer;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;

/**
 * Passes what an endpoint publishes on to whoever asked. The publisher may use any thread;
 * everything else happens on the exchange's loop.
 */
final class StreamAnswer implements Flow.Subscriber<byte[]> {

  /** Pieces that may be under way at once. */
  static final int AHEAD = 4;

  private final Exchange exchange;
  private final Map<String, String> headers;
  private final Revision revision;
  private volatile Flow.Subscription subscription;
  private volatile boolean cancelled;
  private Outlet outlet;

  private StreamAnswer(Exchange exchange, Map<String, String> headers, Revision revision) {
    this.exchange = exchange;
    this.headers = headers;
    this.revision = revision;
  }

  static void start(Exchange exchange, Answer.Stream stream, Revision revision) {
    StreamAnswer answer = new StreamAnswer(exchange, stream.headers(), revision);
    exchange.onCancel(answer::cancel, true);
    exchange.watch(answer::revise);
    stream.pieces().subscribe(answer);
  }

  static void startLater(
      Exchange exchange, CompletionStage<Answer.Stream> stage, Revision revision) {
    var unused =
        stage.whenComplete(
            (stream, failure) -> {
              try {
                exchange.loop().later(() -> startNow(exchange, stream, failure, revision));
              } catch (RejectedExecutionException e) {
                drop(exchange, stream, revision); // the loop has ended, and the exchange with it
              }
            });
  }

  private static void startNow(
      Exchange exchange, Answer.Stream stream, Throwable failure, Revision revision) {
    if (exchange.isOver()) {
      drop(exchange, stream, revision);
    } else if (failure != null) {
      exchange.answer(Reply.error(failure));
    } else {
      start(exchange, stream, revision);
      exchange.review();
    }
  }

  /** Nobody waits any more; the publisher has to be told, or it would keep what it has. */
  private static void drop(Exchange exchange, Answer.Stream stream, Revision revision) {
    if (stream != null) {
      StreamAnswer answer = new StreamAnswer(exchange, stream.headers(), revision);
      answer.cancel();
      stream.pieces().subscribe(answer);
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (cancelled) {
      given.cancel();
    } else {
      given.request(AHEAD);
    }
  }

  @Override
  public void onNext(byte[] piece) {
    exchange.loop().later(() -> send(piece));
  }

  @Override
  public void onError(Throwable failure) {
    exchange.loop().later(() -> fail(failure));
  }

  @Override
  public void onComplete() {
    exchange.loop().later(this::end);
  }

  private void send(byte[] piece) {
    if (cancelled || !isOpen()) {
      return;
    }
    if (exchange.method().equals("HEAD")) {
      cancel();
      outlet.end();
      return;
    }
    var unused = outlet.send(piece).thenRun(() -> subscription.request(1));
  }

  private void fail(Throwable failure) {
    if (cancelled) {
      return;
    }
    if (outlet == null) {
      exchange.answer(Reply.error(failure));
    } else {
      outlet.abort();
    }
  }

  /** Who has lost the right to it gets no more of it, and sees that it is not whole. */
  private void revise() {
    if (!cancelled && !revision.mayGoOn()) {
      fail(new ForbiddenException("Permission denied"));
      cancel();
    }
  }

  private void end() {
    if (!cancelled && isOpen()) {
      outlet.end();
    }
  }

  private boolean isOpen() {
    if (outlet == null) {
      outlet = exchange.open(new StreamHead(200, headers, true, StreamHead.UNKNOWN_LENGTH));
    }
    return outlet != null;
  }

  private void cancel() {
    cancelled = true;
    Flow.Subscription current = subscription;
    if (current != null) {
      current.cancel();
    }
  }
}
