package io.praetor.http.internal.server;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.http.internal.response.Reply;
import io.praetor.http.internal.response.ResponseFields;
import io.praetor.http.internal.response.StreamHead;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that another agent passed on: its answer goes into a sink instead of a socket. */
final class RelayedCall implements Requester, LoopState.Member, Outlet {

  /** Small enough for one message between agents. */
  static final int PIECE_BYTES = 32 * 1024;

  private static final CompletableFuture<Void> TAKEN = CompletableFuture.completedFuture(null);
  private static final Logger LOG = LoggerFactory.getLogger(RelayedCall.class);

  private final LoopState loop;
  private final InetSocketAddress remote;
  private final ApiResponse.Sink sink;
  private Exchange exchange;
  private boolean over;

  RelayedCall(LoopState loop, InetSocketAddress remote, ApiResponse.Sink sink) {
    this.loop = loop;
    this.remote = remote;
    this.sink = sink;
  }

  /** Runs the request; its answer may be complete when this returns. */
  void begin(Exchange begun, Dispatcher dispatcher) {
    exchange = begun;
    loop.add(this);
    dispatcher.dispatch(begun);
  }

  @Override
  public LoopState loop() {
    return loop;
  }

  @Override
  public Exchange exchange() {
    return exchange;
  }

  @Override
  public InetSocketAddress remote() {
    return remote;
  }

  @Override
  public boolean isRelayed() {
    return true;
  }

  @Override
  public void answer(Exchange answered, Reply reply) {
    Reply told = reply;
    byte[] body;
    Map<String, String> fields;
    try {
      body = ResponseFields.body(told);
      fields = ResponseFields.of(told);
    } catch (RuntimeException e) {
      told = Reply.error(e);
      body = ResponseFields.body(told);
      fields = ResponseFields.of(told);
    } catch (OutOfMemoryError e) {
      LOG.error("no memory for the response to a relayed request", e);
      fail(new UnavailableException("no memory for the response"));
      return;
    }
    sink.head(ResponseFields.status(told), RelayedHeaders.of(told, fields, body.length));
    byte[] whole = body;
    var unused = sendFrom(whole, 0).thenRun(() -> loop.later(this::end));
  }

  /** Sends what follows, each piece when the one before has been taken. */
  private CompletableFuture<Void> sendFrom(byte[] body, int start) {
    int at = start;
    while (at < body.length && !over) {
      int end = Math.min(body.length, at + PIECE_BYTES);
      byte[] piece = at == 0 && end == body.length ? body : Arrays.copyOfRange(body, at, end);
      CompletableFuture<Void> taken = sink.body(piece);
      at = end;
      if (!taken.isDone()) {
        int next = at;
        return taken
            .thenCompose(
                done -> {
                  CompletableFuture<Void> here = new CompletableFuture<>();
                  loop.later(() -> here.complete(null));
                  return here;
                })
            .thenCompose(done -> sendFrom(body, next));
      }
    }
    return TAKEN;
  }

  @Override
  public Outlet open(Exchange opened, StreamHead head) {
    sink.head(head.status(), RelayedHeaders.of(head));
    return this;
  }

  @Override
  public CompletableFuture<Void> send(byte[] piece) {
    return over || piece.length == 0 ? TAKEN : sendFrom(piece, 0);
  }

  @Override
  public void end() {
    if (leave()) {
      sink.end();
    }
  }

  @Override
  public void abort() {
    fail(new UnavailableException("the response broke off"));
  }

  private void fail(RuntimeException cause) {
    if (leave()) {
      sink.fail(cause);
    }
  }

  /** Nobody waits for the answer any more. */
  void cancel() {
    if (leave()) {
      exchange.cancel();
    }
  }

  /** The agent that asked counts the time. */
  @Override
  public void checkIdle(int tick) {}

  @Override
  public void retire() {
    if (exchange.isWaiting() && leave()) {
      exchange.cancel();
      sink.fail(new UnavailableException("the HTTP server is being replaced"));
    }
  }

  private boolean leave() {
    boolean first = !over;
    over = true;
    loop.remove(this);
    return first;
  }
}
