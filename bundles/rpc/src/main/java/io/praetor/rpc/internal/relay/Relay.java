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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Sends requests where they belong: a client agent's to its servers, others to other places. */
final class Relay implements ApiRelay, AutoCloseable {

  /** Counts how often a request was relayed, so that none goes round in circles. */
  static final String RELAYED = "x-praetor-relayed";

  /** From a client agent to its server, from there to another datacenter. */
  static final int RELAYED_MAX = 2;

  /** How long writes that are under way may take when the relay stops. */
  static final long DRAIN_MILLIS = 1_000;

  private final Setting setting;
  private final UnansweredWrites writes = new UnansweredWrites();

  /** Calls that wait for a server or a leader. */
  private final Set<RelayCall> pausing = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /**
   * What every request needs.
   *
   * @param node name of this agent's node, which own requests carry
   * @param isServer whether this agent answers for its own datacenter
   * @param holdMillis how long a request waits for a server or a leader
   */
  record Setting(
      String node,
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
    ApiRequest counted = counted(request, before + 1);
    if (RelayCall.isIdempotent(request)) {
      return start(new RelayCall(this, next, counted, sink));
    }
    UnansweredWrites.Write write = writes.begin(sink);
    Runnable cancel = start(new RelayCall(this, next, counted, write));
    return () -> {
      write.over();
      cancel.run();
    };
  }

  private static Runnable start(RelayCall call) {
    call.start();
    return call::cancel;
  }

  /**
   * Begins no attempt any more. Writes that are under way may end; what waits for a server is
   * refused, and reads that are under way will be when their connections go.
   */
  @Override
  public void close() {
    closed = true;
    pausing.forEach(RelayCall::resume);
    writes.await(DRAIN_MILLIS);
  }

  boolean isClosed() {
    return closed;
  }

  Setting setting() {
    return setting;
  }

  Set<RelayCall> pausing() {
    return pausing;
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

  private ApiRequest counted(ApiRequest request, int relayed) {
    Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
    headers.put(RELAYED, List.of(String.valueOf(relayed)));
    headers.putIfAbsent(Binding.NODE, List.of(setting.node));
    return new ApiRequest(
        request.method(),
        request.target(),
        headers,
        request.body(),
        request.pieces(),
        request.origin());
  }
}
