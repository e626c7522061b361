package io.praetor.rpc.internal.relay;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.ApiServer;
import io.praetor.api.rpc.RpcStream;
import io.praetor.api.rpc.RpcStreamHandler;
import io.praetor.rpc.internal.server.ByteBudget;
import java.util.function.Supplier;

/** Takes relayed requests and has them answered here. */
public final class RelayServer implements RpcStreamHandler {

  /** Name of the protocol. */
  public static final String PROTOCOL = "api";

  private final Supplier<ApiServer> server;
  private final Binding binding;
  private final UnansweredWrites writes = new UnansweredWrites();
  private final ByteBudget budget = new ByteBudget(ApiRequest.BODY_BYTES_MAX);

  /**
   * @param server who answers; null while nobody does
   * @param binding who may speak for which node
   */
  RelayServer(Supplier<ApiServer> server, Binding binding) {
    this.server = server;
    this.binding = binding;
  }

  @Override
  public RpcStream.Receiver accept(RpcStream stream) {
    return new RelayedRequest(stream, binding, this::serve, budget);
  }

  private Runnable serve(ApiRequest request, ApiResponse.Sink sink) {
    ApiServer answering = server.get();
    if (answering == null) {
      sink.fail(new UnavailableException("the API is not there yet"));
      return () -> {};
    }
    if (RelayCall.isIdempotent(request)) {
      return answering.serve(request, sink);
    }
    UnansweredWrites.Write write = writes.begin(sink);
    Runnable cancel = answering.serve(request, write);
    return () -> {
      write.over();
      cancel.run();
    };
  }

  /** Waits a little for the answers of writes that have begun. */
  void drain() {
    writes.await(Relay.DRAIN_MILLIS);
  }
}
