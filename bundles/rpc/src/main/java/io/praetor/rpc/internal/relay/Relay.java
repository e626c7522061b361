package io.praetor.rpc.internal.relay;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.rpc.internal.client.Channels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** Sends requests where they belong: a client agent's to its servers, others to other places. */
final class Relay implements ApiRelay {

  /** Counts how often a request was relayed, so that none goes round in circles. */
  static final String RELAYED = "x-praetor-relayed";

  /** From a client agent to its server, from there to another datacenter. */
  static final int RELAYED_MAX = 2;

  private final Setting setting;

  /**
   * What every request needs.
   *
   * @param isServer whether this agent answers for its own datacenter
   * @param holdMillis how long a request waits for a server or a leader
   */
  record Setting(
      Datacenters datacenters,
      Channels channels,
      boolean isServer,
      long holdMillis,
      LongSupplier nanoClock,
      Random random) {}

  Relay(Setting setting) {
    this.setting = setting;
  }

  @Override
  public boolean relaysHome() {
    return !setting.isServer;
  }

  @Override
  public Runnable send(String datacenter, ApiRequest request, ApiResponse.Sink sink) {
    int before = relayed(request);
    if (before >= RELAYED_MAX) {
      sink.fail(new OperationFailedException("the request was relayed too often"));
      return () -> {};
    }
    // Only servers know the way to other datacenters; theirs is the answer that there is none.
    String next = setting.isServer ? datacenter : setting.datacenters.own();
    RelayCall call = new RelayCall(setting, next, counted(request, before + 1), sink);
    call.start();
    return call::cancel;
  }

  @Override
  public CompletableFuture<ApiResponse> ask(String datacenter, ApiRequest request) {
    WholeResponse whole = new WholeResponse();
    whole.cancelledBy(send(datacenter, request, whole));
    return whole;
  }

  @Override
  public List<String> datacenters() {
    return setting.datacenters.nearestFirst();
  }

  private static int relayed(ApiRequest request) {
    List<String> values = request.headers().getOrDefault(RELAYED, List.of());
    try {
      return values.isEmpty() ? 0 : Integer.parseInt(values.get(0));
    } catch (NumberFormatException e) {
      // No agent writes such a number.
      return RELAYED_MAX;
    }
  }

  private static ApiRequest counted(ApiRequest request, int relayed) {
    Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
    headers.put(RELAYED, List.of(String.valueOf(relayed)));
    return new ApiRequest(
        request.method(), request.target(), headers, request.body(), request.origin());
  }
}
