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
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Asks a server, of this datacenter or of another one. Thread-safe. */
final class AskedAgent {

  /** Longest wait for an answer; who asks by DNS has given up before. */
  private static final long ANSWER_MILLIS = 10_000;

  /** How long a server waits for news before it answers with what it told before. */
  private static final long NEWS_MILLIS = 60_000;

  /** Tells a server which node's agent asks. */
  private static final String NODE = "x-praetor-node";

  private static final String TOKEN = "x-consul-token";

  private final Supplier<ApiRelay> relays;
  private final String nodeName;
  private final KeptAnswers kept;
  private final String token;

  /**
   * @param relays the way to servers, null while there is none
   * @param nodeName of this agent
   * @param nanoClock for what is kept
   */
  AskedAgent(Supplier<ApiRelay> relays, String nodeName, LongSupplier nanoClock) {
    this(relays, nodeName, new KeptAnswers(nanoClock), "");
  }

  private AskedAgent(Supplier<ApiRelay> relays, String nodeName, KeptAnswers kept, String token) {
    this.relays = relays;
    this.nodeName = nodeName;
    this.kept = kept;
    this.token = token;
  }

  /** Asks for somebody else. */
  AskedAgent as(String secret) {
    return new AskedAgent(relays, nodeName, kept, secret);
  }

  /** Asks with GET, unless the answer was kept and may be taken. */
  CompletableFuture<ApiResponse> askOrKeep(String datacenter, String path, Freshness freshness) {
    if (!freshness.cached()) {
      return ask(datacenter, path, null, freshness);
    }
    return kept.get(
        path + "&dc=" + datacenter + '\0' + token, // others may see something else
        index -> {
          boolean first = index == 0;
          String news = first ? "" : "&index=" + index + "&wait=" + NEWS_MILLIS + "ms";
          long patience = first ? ANSWER_MILLIS : ANSWER_MILLIS + NEWS_MILLIS * 2;
          return ask(datacenter, path + news, null, freshness, patience);
        });
  }

  /**
   * Asks with GET.
   *
   * @param path with the parameters that are the question's own, at least an empty one
   * @param client address of whoever asks; null when it does not matter
   */
  CompletableFuture<ApiResponse> ask(
      String datacenter, String path, InetSocketAddress client, Freshness freshness) {
    return ask(datacenter, path, client, freshness, ANSWER_MILLIS);
  }

  private CompletableFuture<ApiResponse> ask(
      String datacenter,
      String path,
      InetSocketAddress client,
      Freshness freshness,
      long patienceMillis) {
    ApiRelay relay = relays.get();
    if (relay == null) {
      return CompletableFuture.failedFuture(new UnavailableException("No way to a server yet"));
    }
    ApiRequest request =
        new ApiRequest(
            "GET",
            path + "&dc=" + encoded(datacenter) + consistency(freshness),
            token.isEmpty()
                ? Map.of(NODE, List.of(nodeName))
                : Map.of(NODE, List.of(nodeName), TOKEN, List.of(token)),
            new byte[0],
            client);
    return relay.ask(datacenter, request).orTimeout(patienceMillis, TimeUnit.MILLISECONDS);
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
