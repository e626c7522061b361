package io.praetor.format.home;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.ApiServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The HTTP API as this agent uses it itself: without a socket, and by the same ways as its clients'
 * requests, to its own part of the servers or to another server. Thread-safe; nothing blocks.
 */
public final class DatacenterApi {

  private static final String TOKEN = "x-consul-token";

  private final String own;
  private final Supplier<ApiRelay> relay;
  private final Supplier<ApiServer> api;
  private final Supplier<String> token;

  /**
   * The API.
   *
   * @param own this agent's datacenter
   * @param relay the way to servers as it is now; null while it is away
   * @param api what answers requests of this agent; null while it is away
   */
  public DatacenterApi(String own, Supplier<ApiRelay> relay, Supplier<ApiServer> api) {
    this(own, relay, api, () -> "");
  }

  /**
   * The API with a token for requests that bring none.
   *
   * @param token secret of it as it is now; empty for none
   */
  public DatacenterApi(
      String own, Supplier<ApiRelay> relay, Supplier<ApiServer> api, Supplier<String> token) {
    this.token = token;
    this.own = own;
    this.relay = relay;
    this.api = api;
  }

  /**
   * A request that is under way.
   *
   * @param answer fails with an {@link io.praetor.api.error.PlatformException}
   * @param cancel to be run when nobody waits any more
   */
  public record Call(CompletableFuture<ApiResponse> answer, Runnable cancel) {}

  private ApiRequest withToken(ApiRequest request) {
    String secret = request.headers().containsKey(TOKEN) ? "" : token.get();
    if (secret.isEmpty()) {
      return request;
    }
    Map<String, List<String>> headers = new HashMap<>(request.headers());
    headers.put(TOKEN, List.of(secret));
    return new ApiRequest(
        request.method(),
        request.target(),
        headers,
        request.body(),
        request.pieces(),
        request.origin());
  }

  /**
   * Sends a request.
   *
   * @param datacenter empty for this agent's own
   */
  public Call ask(String datacenter, ApiRequest given) {
    ApiRequest request = withToken(given);
    String destination = datacenter.isEmpty() ? own : datacenter;
    WholeAnswer answer = new WholeAnswer();
    ApiRelay way = relay.get();
    ApiServer here = api.get();
    if (way != null && (way.relaysHome() || !destination.equals(own))) {
      return new Call(answer.whole(), way.send(destination, request, answer));
    } else if (here != null) {
      return new Call(answer.whole(), here.serve(request, answer));
    }
    answer.fail(new UnavailableException("Not available just now: the way to servers."));
    return new Call(answer.whole(), () -> {});
  }
}
