package io.praetor.format.home;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Requests of one who asks again and again, with a token, and may leave. Thread-safe. */
public final class HomeCalls {

  /** How long a read waits for news. */
  private static final String WAIT = "5m";

  private static final String TOKEN = "x-consul-token";
  private static final String INDEX = "x-consul-index";

  private final DatacenterApi api;
  private final String token;
  private final Set<DatacenterApi.Call> calls = ConcurrentHashMap.newKeySet();

  /**
   * Nothing is asked yet.
   *
   * @param token empty for none
   */
  public HomeCalls(DatacenterApi api, String token) {
    this.api = api;
    this.token = token;
  }

  /** Asks this agent's own datacenter. */
  public CompletableFuture<ApiResponse> ask(String method, String target, byte[] body) {
    Map<String, List<String>> headers = token.isEmpty() ? Map.of() : Map.of(TOKEN, List.of(token));
    DatacenterApi.Call call = api.ask("", new ApiRequest(method, target, headers, body, null));
    calls.add(call);
    return call.answer().whenComplete((answer, failure) -> calls.remove(call));
  }

  /** Reads; when it is known how old the last answer was, waits for a newer one. */
  public CompletableFuture<ApiResponse> read(String target, long newerThan) {
    String news =
        newerThan == 0 ? "" : "&wait=" + WAIT + "&index=" + Long.toUnsignedString(newerThan);
    return ask("GET", target + news, new byte[0]);
  }

  /** Nobody waits for any answer any more. */
  public void giveUp() {
    calls.forEach(call -> call.cancel().run());
  }

  /** The index of an answer; 0 when it has none. */
  public static long index(ApiResponse response) {
    List<String> index = response.headers().getOrDefault(INDEX, List.of());
    try {
      return index.isEmpty() ? 0 : Long.parseUnsignedLong(index.get(0));
    } catch (NumberFormatException e) {
      throw new OperationFailedException("the answer makes no sense: " + e.getMessage());
    }
  }

  /** What to say of an answer that is none. */
  public static OperationFailedException refused(ApiResponse response) {
    String text = new String(response.body(), StandardCharsets.UTF_8).strip();
    return new OperationFailedException(response.status() + " " + text);
  }
}
