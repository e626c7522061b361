package io.praetor.http.internal.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.state.ReadOptions;
import io.praetor.http.internal.request.IncomingRequest;
import io.praetor.http.internal.request.MalformedRequestException;
import io.praetor.http.internal.request.QueryString;
import io.praetor.http.internal.request.RequestTarget;
import io.praetor.http.internal.request.Sender;
import io.praetor.http.internal.request.TokenSource;
import io.praetor.http.internal.response.Gzip;
import io.praetor.http.internal.response.Reply;
import io.praetor.http.internal.response.ResponseFields;
import io.praetor.http.internal.response.ResponseWriter;
import io.praetor.http.internal.response.ResponseWriter.Persistence;
import io.praetor.http.internal.response.StreamHead;
import io.praetor.http.internal.routing.RouteTable;
import io.praetor.spi.http.Route;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One request and what is known of it until it is answered. Lives on its requester's loop. */
final class Exchange {

  /** Whose rights change with every look is answered no more. */
  private static final int MAX_RESTARTS = 16;

  private final Requester requester;
  private final HttpRequest head;
  private final RequestTarget target;
  private final Route.BodyLimit bodyLimit;
  private final boolean keepAlive;
  private final RequestBody body;
  private final Flow.Publisher<byte[]> pieces;
  private final long beganNanos;
  private String route; // null until one serves it
  private Route serving; // whose handler has it; null while none of this agent has
  private int attempts;
  private boolean repeatable;
  private int restarts;
  private boolean counted;
  private boolean elsewhere; // another agent has it
  private Authorizer caller; // null until it is known, and where nobody needs to know
  private CompletableFuture<Authorizer> identity; // for the record only; null while nobody asks
  private CompletableFuture<Void> ended; // null while nobody asks
  private Future<?> deadline;
  private Runnable unwatch = () -> {};
  private Runnable cancellation = () -> {};
  private Runnable watch = () -> {};
  private boolean waiting;
  private boolean begun;
  private boolean answered;

  /**
   * @param body empty when there are pieces
   * @param pieces a body that is still to come, or null
   */
  Exchange(
      Requester requester,
      HttpRequest head,
      RequestTarget target,
      Route.BodyLimit bodyLimit,
      RequestBody body,
      Flow.Publisher<byte[]> pieces) {
    this.requester = requester;
    this.head = head;
    this.body = body;
    this.pieces = pieces;
    this.target = target;
    this.bodyLimit = bodyLimit;
    this.keepAlive = HttpUtil.isKeepAlive(head);
    this.beganNanos = requester.loop().times().now();
  }

  String method() {
    return head.method().name();
  }

  /** What speaks against it for the sake of browsers' users, or null. */
  String foreignness(ForeignPages pages) {
    return pages.refusal(method(), head.headers(), requester.remote());
  }

  /** A route serves it; its path is what the time that it takes is counted under. */
  void routed(String path) {
    route = path;
  }

  /** A handler of this agent has it from now on. */
  void servedBy(Route taken) {
    serving = taken;
    elsewhere = false;
    repeatable = false;
    attempts++;
  }

  /** Another agent has it from now on; what goes here is no concern of it. */
  void servedElsewhere() {
    serving = null;
    elsewhere = true;
    repeatable = false;
  }

  /** No other agent answers it, so this one does. */
  void returned() {
    elsewhere = false;
  }

  /** How often a handler was asked; what comes of an earlier attempt does not count any more. */
  int attempts() {
    return attempts;
  }

  /** A wait begins with the request, however often it is asked. */
  ReadOptions left(ReadOptions options) {
    if (attempts == 0 || options.index() == 0) {
      return options;
    }
    Duration left = options.maxWait().minusNanos(loop().times().now() - beganNanos);
    Duration wait = left.isNegative() ? Duration.ZERO : left;
    return new ReadOptions(options.mode(), options.index(), wait, options.maxStale());
  }

  /** It only reads, so that the next version of an endpoint may be asked from the beginning. */
  void repeatable() {
    repeatable = true;
  }

  boolean isRepeatable() {
    return repeatable;
  }

  /** What to look at now and then for as long as it is being answered. */
  void watch(Runnable task) {
    watch = task;
  }

  /** Called at a fixed rate until the answer is complete. */
  void review() {
    watch.run();
  }

  /** Whether the handler of such a route still has to do with it. */
  boolean isServedBy(Predicate<Route> routes) {
    return !answered && serving != null && routes.test(serving);
  }

  /**
   * The handler's bundle goes. What only reads, or has not begun, is asked again of whoever is
   * there now; all else is to end.
   *
   * @param again asks from the beginning
   * @return completed when the handler has nothing to do with it any more
   */
  CompletableFuture<Void> release(Consumer<Exchange> again) {
    if (begun && !repeatable) {
      if (ended == null) {
        ended = new CompletableFuture<>();
      }
      return ended;
    }
    startAgain(again);
    return CompletableFuture.completedFuture(null);
  }

  /** Whether it was asked from the beginning once more. */
  boolean isRestarted() {
    return restarts > 0;
  }

  /** Whether it was asked from the beginning so often that it cannot go on like this. */
  boolean isRestless() {
    return restarts >= MAX_RESTARTS;
  }

  /** Counts it as work of this agent; false when that was done before. */
  boolean count() {
    boolean first = !counted;
    counted = true;
    return first;
  }

  /** What it has come to does not count any more: it is asked from the beginning. */
  void startAgain(Consumer<Exchange> again) {
    restarts++;
    settle();
    Runnable stop = cancellation;
    startOver();
    stop.run();
    again.accept(this);
  }

  /** Nobody is left who could answer it, and nobody knows how far it came. */
  void abandon() {
    attempts++;
    answer(
        Reply.error(
            new UnavailableException(
                "What served this request has been replaced before it was answered; whether it"
                    + " took effect is not known.")));
  }

  private void startOver() {
    serving = null;
    caller = null;
    attempts++;
    begun = false;
    deadline = null;
    unwatch = () -> {};
    repeatable = false;
    watch = () -> {};
    onCancel(() -> {}, false);
  }

  /** What another agent passed on is counted there. */
  private void measure() {
    if (route != null && !isRelayed()) {
      loop().times().answered(route, method(), beganNanos);
    }
  }

  InetSocketAddress remote() {
    return requester.remote();
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

  /** Whether its body is still to come, piece by piece. */
  boolean isStreamed() {
    return pieces != null;
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

  /** Who asks; found out anew whenever the request starts over. */
  void caller(Authorizer known) {
    caller = known;
  }

  Authorizer caller() {
    return caller;
  }

  /** Who asks, where nobody needs to know but those who read the record. */
  void identity(CompletableFuture<Authorizer> asked) {
    identity = asked;
  }

  /** Accessor id of who asks; empty when nobody can tell. */
  CompletableFuture<String> accessor() {
    if (caller != null || identity == null) {
      return CompletableFuture.completedFuture(caller == null ? "" : caller.accessor());
    }
    return identity.handle((known, failure) -> failure == null ? known.accessor() : "");
  }

  /** Whether a client asked for it, and this agent answers. */
  boolean isOfClient() {
    return !elsewhere && !(isRelayed() && requester.remote() == null);
  }

  /** Name of the node whose agent was asked; empty when it is this one. */
  String relayedBy() {
    return isRelayed() ? RelayedHeaders.node(head.headers()) : "";
  }

  /** As {@link IncomingRequest#boundTo}. */
  private String boundTo() {
    return isRelayed() ? head.headers().get(RelayedHeaders.PROVEN) : null;
  }

  /** A header's value; empty when it is missing. */
  String header(String name) {
    return head.headers().get(name, "");
  }

  /** The secret that the request brings; empty for none. */
  String token(QueryString query) {
    return TokenSource.token(query, head.headers()::get);
  }

  IncomingRequest request(RouteTable.Target route, QueryString query) {
    String path = route.route().path();
    return new IncomingRequest(
        method(),
        target,
        query,
        head.headers()::get,
        body.toBytes(),
        pieces,
        new Sender(requester.remote(), relayedBy(), boundTo()),
        path.endsWith("/") ? path.length() : target.path().length(),
        caller);
  }

  /**
   * The whole request, for another agent.
   *
   * @param node name of this agent's node
   * @param defaultToken for requests of clients that bring none; empty for none
   */
  ApiRequest forRelay(String node, String defaultToken) {
    return new ApiRequest(
        method(),
        head.uri(),
        isRelayed()
            ? RelayedHeaders.ofRelayed(head.headers())
            : RelayedHeaders.ofRequest(head.headers(), node, isAnonymous() ? defaultToken : ""),
        body.toBytes(),
        pieces,
        requester.remote());
  }

  private boolean isAnonymous() {
    try {
      return token(QueryString.parse(target.rawQuery())).isEmpty();
    } catch (MalformedRequestException e) {
      return true; // whoever answers it refuses it for that
    }
  }

  boolean isRelayed() {
    return requester.isRelayed();
  }

  /** Chunks are younger than HTTP/1.0. */
  boolean takesChunks() {
    return !head.protocolVersion().equals(HttpVersion.HTTP_1_0);
  }

  ResponseWriter.Transfer transfer(boolean closing) {
    Persistence persistence =
        closing || !keepAlive
            ? Persistence.CLOSE
            : takesChunks() ? Persistence.IMPLIED : Persistence.KEEP;
    return new ResponseWriter.Transfer(
        Gzip.isWanted(head.headers().get(HttpHeaderNames.ACCEPT_ENCODING)),
        method().equals("HEAD"),
        persistence);
  }

  /** Whether it has its answer, or nobody waits for one any more. */
  boolean isOver() {
    return answered;
  }

  /** Answers, once; what comes later, such as a result after a deadline, is dropped. */
  void answer(Reply reply) {
    if (!answered) {
      answered = true;
      watch = () -> {};
      settle();
      measure();
      loop().audit().answered(this, ResponseFields.status(reply));
      requester.answer(this, reply);
      end();
    }
  }

  /** Answers piece by piece; null when nobody waits for the answer any more. */
  Outlet open(StreamHead streamHead) {
    if (answered) {
      return null;
    }
    answered = true;
    settle();
    measure();
    loop().audit().answered(this, streamHead.status());
    end();
    return requester.open(this, streamHead);
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
    return requester.loop();
  }

  /**
   * What else to do when the client goes away.
   *
   * @param patient whether this may well take minutes, as blocking queries do
   */
  void onCancel(Runnable task, boolean patient) {
    cancellation = task;
    waiting = patient;
  }

  /** Whether this is a blocking query or an endless answer. */
  boolean isWaiting() {
    return waiting;
  }

  /** The client is gone. */
  void cancel() {
    if (begun && !answered) {
      loop().audit().left(this);
    }
    answered = true;
    watch = () -> {};
    settle();
    cancellation.run();
    end();
  }

  private void end() {
    if (ended != null) {
      ended.complete(null);
    }
  }

  private void settle() {
    unwatch.run();
    if (deadline != null) {
      deadline.cancel(false);
    }
  }
}
