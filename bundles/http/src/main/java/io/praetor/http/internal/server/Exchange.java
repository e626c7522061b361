package io.praetor.http.internal.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import io.praetor.http.internal.request.IncomingRequest;
import io.praetor.http.internal.request.QueryString;
import io.praetor.http.internal.request.RequestTarget;
import io.praetor.http.internal.response.Gzip;
import io.praetor.http.internal.response.Reply;
import io.praetor.http.internal.response.ResponseWriter;
import io.praetor.http.internal.response.ResponseWriter.Persistence;
import io.praetor.http.internal.routing.RouteTable;
import io.praetor.spi.http.Route;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One request and what is known of it until it is answered. Lives on its connection's loop. */
final class Exchange {

  private final Connection connection;
  private final HttpRequest head;
  private final RequestTarget target;
  private final Route.BodyLimit bodyLimit;
  private final boolean keepAlive;
  private final RequestBody body = new RequestBody();
  private CompletableFuture<?> waitingRead;
  private Future<?> deadline;
  private Runnable unwatch = () -> {};
  private boolean begun;
  private boolean answered;

  Exchange(
      Connection connection, HttpRequest head, RequestTarget target, Route.BodyLimit bodyLimit) {
    this.connection = connection;
    this.head = head;
    this.target = target;
    this.bodyLimit = bodyLimit;
    this.keepAlive = HttpUtil.isKeepAlive(head);
  }

  String method() {
    return head.method().name();
  }

  RequestTarget target() {
    return target;
  }

  RequestBody body() {
    return body;
  }

  Route.BodyLimit bodyLimit() {
    return bodyLimit;
  }

  long announcedLength() {
    return HttpUtil.getContentLength(head, -1L);
  }

  boolean expectsContinue() {
    return HttpUtil.is100ContinueExpected(head)
        && (announcedLength() > 0 || HttpUtil.isTransferEncodingChunked(head));
  }

  boolean isKeptAlive() {
    return keepAlive;
  }

  IncomingRequest request(RouteTable.Target route, QueryString query) {
    String path = route.route().path();
    return new IncomingRequest(
        method(),
        target,
        query,
        head.headers()::get,
        body.toBytes(),
        connection.remote(),
        path.endsWith("/") ? path.length() : target.path().length());
  }

  ResponseWriter.Transfer transfer(boolean closing) {
    Persistence persistence =
        closing || !keepAlive
            ? Persistence.CLOSE
            : head.protocolVersion().equals(HttpVersion.HTTP_1_0)
                ? Persistence.KEEP
                : Persistence.IMPLIED;
    return new ResponseWriter.Transfer(
        Gzip.isWanted(head.headers().get(HttpHeaderNames.ACCEPT_ENCODING)),
        method().equals("HEAD"),
        persistence);
  }

  /** Answers, once; what comes later, such as a result after a deadline, is dropped. */
  void answer(Reply reply) {
    if (!answered) {
      answered = true;
      settle();
      connection.answer(this, reply);
    }
  }

  /**
   * Waits for something to appear. The attempt is made at every change until one {@linkplain #begin
   * begins}; no more than one does, since a write must not be done twice.
   */
  void suspend(Providers providers, long millis, Runnable attempt, Runnable giveUp) {
    if (deadline != null) {
      return;
    }
    Runnable onLoop = () -> loop().later(() -> attemptOnce(attempt));
    unwatch = () -> providers.unwatch(onLoop);
    providers.watch(onLoop);
    deadline = loop().loop().schedule(giveUp, millis, TimeUnit.MILLISECONDS);
    onLoop.run(); // what appeared before it was watched for
  }

  private void attemptOnce(Runnable attempt) {
    if (!begun && !answered) {
      attempt.run();
    }
  }

  /** All that the request needs is there: it runs now, and for as long as it takes. */
  void begin() {
    begun = true;
    settle();
  }

  LoopState loop() {
    return connection.loop();
  }

  void waitFor(CompletableFuture<?> future) {
    waitingRead = future;
  }

  /** Whether this is a blocking query, which may well take minutes. */
  boolean isWaiting() {
    return waitingRead != null && !answered;
  }

  /** The client is gone. */
  void cancel() {
    answered = true;
    settle();
    if (waitingRead != null) {
      waitingRead.cancel(false);
    }
  }

  private void settle() {
    unwatch.run();
    if (deadline != null) {
      deadline.cancel(false);
    }
  }
}
