package io.praetor.agent.internal.watch;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What servers know: their HTTP API. */
final class ApiWatchSource implements WatchSource {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final DatacenterApi api;

  ApiWatchSource(DatacenterApi api) {
    this.api = api;
  }

  @Override
  public Reading read(WatchSpec watch, long index) {
    String target = watch.target();
    if (index != 0) {
      target += (target.indexOf('?') < 0 ? "?" : "&") + "index=" + Long.toUnsignedString(index);
    }
    Map<String, List<String>> headers =
        watch.token().isEmpty() ? Map.of() : Map.of("x-consul-token", List.of(watch.token()));
    DatacenterApi.Call call =
        api.ask(watch.datacenter(), new ApiRequest("GET", target, headers, new byte[0], null));
    boolean mayBeMissing = watch.type().startsWith("key");
    return new Reading(
        call.answer().thenApply(response -> answer(response, mayBeMissing)), call.cancel());
  }

  private static Answer answer(ApiResponse response, boolean mayBeMissing) {
    if (response.status() != OK && !(mayBeMissing && response.status() == NOT_FOUND)) {
      String text = new String(response.body(), StandardCharsets.UTF_8).strip();
      throw new OperationFailedException(
          "Unexpected response code: " + response.status() + " (" + text + ")");
    }
    List<String> index = response.headers().getOrDefault("x-consul-index", List.of("0"));
    return new Answer(
        response.status() == OK, Long.parseUnsignedLong(index.get(0)), response.body());
  }
}
