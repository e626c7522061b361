package io.praetor.catalog.internal.discovery;

import io.praetor.api.discovery.Freshness;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks a server, of this datacenter or of another one. Thread-safe. */
final class AskedAgent {

  /** Longest wait for an answer; who asks by DNS has given up before. */
  private static final long ANSWER_MILLIS = 10_000;

  /** Tells a server which node's agent asks. */
  private static final String NODE = "x-praetor-node";

  private final Supplier<ApiRelay> relays;
  private final String nodeName;

  /**
   * @param relays the way to servers, null while there is none
   * @param nodeName of this agent
   */
  AskedAgent(Supplier<ApiRelay> relays, String nodeName) {
    this.relays = relays;
    this.nodeName = nodeName;
  }

  /**
   * Asks with GET.
   *
   * @param path with the parameters that are the question's own, at least an empty one
   * @param client address of whoever asks; null when it does not matter
   */
  CompletableFuture<ApiResponse> ask(
      String datacenter, String path, InetSocketAddress client, Freshness freshness) {
    ApiRelay relay = relays.get();
    if (relay == null) {
      return CompletableFuture.failedFuture(new UnavailableException("No way to a server yet"));
    }
    ApiRequest request =
        new ApiRequest(
            "GET",
            path + "&dc=" + encoded(datacenter) + consistency(freshness),
            Map.of(NODE, List.of(nodeName)),
            new byte[0],
            client);
    return relay.ask(datacenter, request).orTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static String consistency(Freshness freshness) {
    if (!freshness.stale() || freshness.maxStale().isZero()) {
      return "";
    }
    return "&stale&max_stale=" + freshness.maxStale().toMillis() + "ms";
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
