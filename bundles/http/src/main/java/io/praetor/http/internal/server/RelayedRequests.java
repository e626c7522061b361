package io.praetor.http.internal.server;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.ApiServer;
import io.praetor.http.internal.request.MalformedRequestException;
import io.praetor.http.internal.request.RequestTarget;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes requests that other agents pass on the same way as those of the listeners. */
final class RelayedRequests implements ApiServer {

  private final List<LoopState> loops;
  private final Dispatcher dispatcher;
  private final AtomicInteger next = new AtomicInteger();

  RelayedRequests(List<LoopState> loops, Dispatcher dispatcher) {
    this.loops = List.copyOf(loops);
    this.dispatcher = dispatcher;
  }

  @Override
  public Runnable serve(ApiRequest request, ApiResponse.Sink sink) {
    LoopState loop = loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
    RelayedCall call = new RelayedCall(loop, request.origin(), sink);
    Exchange exchange;
    try {
      exchange = exchange(call, request);
    } catch (MalformedRequestException | IllegalArgumentException e) {
      sink.fail(new InvalidRequestException("Malformed request: " + e.getMessage()));
      return () -> {};
    }
    if (!run(loop, () -> call.begin(exchange, dispatcher))) {
      sink.fail(new UnavailableException("The HTTP server has stopped"));
    }
    return () -> {
      boolean unused = run(loop, call::cancel); // a loop that has ended has cancelled everything
    };
  }

  /** False when the server has stopped: a caller may hold on to it a moment longer. */
  private static boolean run(LoopState loop, Runnable task) {
    try {
      loop.later(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private Exchange exchange(RelayedCall call, ApiRequest request) throws MalformedRequestException {
    RequestTarget target = RequestTarget.parse(request.target());
    return new Exchange(
        call,
        head(request),
        target,
        dispatcher.bodyLimit(target.path()),
        RequestBody.whole(request.body()),
        request.pieces());
  }

  /** Nothing of it is sent anywhere, so names and values need no check. */
  private static HttpRequest head(ApiRequest request) {
    DefaultHttpHeaders headers =
        (DefaultHttpHeaders)
            DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
    request.headers().forEach(headers::add);
    return new DefaultHttpRequest(
        HttpVersion.HTTP_1_1, HttpMethod.valueOf(request.method()), request.target(), headers);
  }
}
