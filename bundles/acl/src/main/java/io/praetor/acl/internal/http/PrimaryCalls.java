package io.praetor.acl.internal.http;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Passes on to the primary datacenter what is only done there. Thread-safe; never blocks. */
public final class PrimaryCalls {

  private static final String TOKEN = "x-consul-token";
  private static final String TYPE = "content-type";

  private static final Set<String> OF_THE_WAY = Set.of("dc", "token");

  /** Counts how often agents passed a request on; who forgets it lets it go round for ever. */
  private static final String HOPS = "x-praetor-relayed";

  private final DatacenterApi api;
  private final String primary;

  /**
   * A way to the primary datacenter.
   *
   * @param primary its name
   */
  public PrimaryCalls(DatacenterApi api, String primary) {
    this.api = api;
    this.primary = primary;
  }

  /** The same request, with the same token, answered there. */
  Answer pass(HttpRequest request) {
    return new Answer.Later(content(request));
  }

  CompletableFuture<Content> content(HttpRequest request) {
    ApiRequest passed =
        new ApiRequest(request.method(), target(request), headers(request), request.body(), null);
    return api.ask(primary, passed).answer().thenApply(PrimaryCalls::content);
  }

  /** Without the parameters that say where it is to be answered. */
  private static String target(HttpRequest request) {
    StringBuilder target = new StringBuilder(encoded(request.path()));
    char divider = '?';
    for (String parameter : request.rawQuery().split("&")) {
      if (!parameter.isEmpty() && !OF_THE_WAY.contains(name(parameter))) {
        target.append(divider).append(parameter);
        divider = '&';
      }
    }
    return target.toString();
  }

  /** As whoever answers reads it. */
  private static String name(String parameter) {
    String name = parameter.split("=", 2)[0];
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("Invalid parameter name: " + name);
    }
  }

  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (String part : path.split("/", -1)) {
      encoded
          .append(encoded.isEmpty() && part.isEmpty() ? "" : "/")
          .append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return encoded.toString();
  }

  private static Map<String, List<String>> headers(HttpRequest request) {
    Map<String, List<String>> headers = new HashMap<>();
    if (!request.token().isEmpty()) {
      headers.put(TOKEN, List.of(request.token()));
    }
    String hops = request.header(HOPS);
    if (hops != null) {
      headers.put(HOPS, List.of(hops));
    }
    return headers;
  }

  private static Content content(ApiResponse response) {
    Map<String, String> headers = new HashMap<>();
    List<String> types = response.headers().getOrDefault(TYPE, List.of());
    if (!types.isEmpty()) {
      headers.put("Content-Type", types.get(0));
    }
    return new Content(response.status(), headers, new Content.Bytes(response.body()));
  }
}
