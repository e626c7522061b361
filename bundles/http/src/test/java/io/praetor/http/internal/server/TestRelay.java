package io.praetor.http.internal.server;

import io.praetor.api.error.UnknownDatacenterException;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.ApiServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Passes requests to other servers of the test. */
final class TestRelay implements ApiRelay {

  final Map<String, ApiServer> servers = new ConcurrentHashMap<>();
  final BlockingQueue<ApiRequest> sent = new LinkedBlockingQueue<>();
  private final boolean home;

  /** What the channel has found out of the way of a request; null where it does not look. */
  volatile String proven;

  TestRelay(boolean home) {
    this.home = home;
  }

  @Override
  public boolean relaysHome() {
    return home;
  }

  @Override
  public Runnable send(String datacenter, ApiRequest request, ApiResponse.Sink sink) {
    sent.add(request);
    ApiServer server = servers.get(datacenter);
    if (server == null) {
      sink.fail(new UnknownDatacenterException(datacenter));
      return () -> {};
    }
    return server.serve(proven == null ? request : proven(request), sink);
  }

  private ApiRequest proven(ApiRequest request) {
    Map<String, List<String>> headers = new HashMap<>(request.headers());
    headers.put(RelayedHeaders.PROVEN, List.of(proven));
    return new ApiRequest(
        request.method(),
        request.target(),
        headers,
        request.body(),
        request.pieces(),
        request.origin());
  }

  @Override
  public CompletableFuture<ApiResponse> ask(String datacenter, ApiRequest request) {
    throw new IllegalStateException("not asked by this bundle");
  }

  @Override
  public List<String> datacenters() {
    return List.copyOf(servers.keySet());
  }
}
