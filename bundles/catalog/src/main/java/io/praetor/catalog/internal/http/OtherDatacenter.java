package io.praetor.catalog.internal.http;

import io.praetor.api.error.UnknownDatacenterException;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.json.Fields;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Requests that name another datacenter in their body, and not in the parameter {@code dc}. */
final class OtherDatacenter {

  private static final String FIELD = "Datacenter";

  private final String own;
  private final Supplier<ApiRelay> relay;

  OtherDatacenter(String own, Supplier<ApiRelay> relay) {
    this.own = own;
    this.relay = relay;
  }

  boolean isMeant(Fields body) {
    String named = body.text(FIELD);
    return !named.isEmpty() && !named.equalsIgnoreCase(own);
  }

  Answer ask(Fields body, HttpRequest request) {
    String datacenter = body.text(FIELD);
    ApiRelay way = relay.get();
    if (way == null) {
      throw new UnknownDatacenterException(datacenter);
    }
    Map<String, List<String>> headers =
        request.token().isEmpty() ? Map.of() : Map.of("x-consul-token", List.of(request.token()));
    ApiRequest there =
        new ApiRequest(request.method(), request.path(), headers, request.body(), request.remote());
    return new Answer.Later(way.ask(datacenter, there).thenApply(OtherDatacenter::content));
  }

  private static Content content(ApiResponse response) {
    Map<String, String> headers = new LinkedHashMap<>();
    List<String> type = response.headers().get("content-type");
    if (type != null && !type.isEmpty()) {
      headers.put("Content-Type", type.get(0));
    }
    return new Content(response.status(), headers, new Content.Bytes(response.body()));
  }
}
