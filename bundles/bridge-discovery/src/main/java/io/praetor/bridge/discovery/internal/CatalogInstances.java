package io.praetor.bridge.discovery.internal;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Instances as the HTTP API tells them: those with all their checks, and their node's, passing. */
final class CatalogInstances implements Instances {

  /** How long a read waits for news. */
  private static final String WAIT = "5m";

  private static final int OK = 200;
  private static final Refusal GARBLED =
      reason -> new OperationFailedException("the answer makes no sense: " + reason);

  private final DatacenterApi api;
  private final String service;
  private final String token;
  private final Set<DatacenterApi.Call> calls = ConcurrentHashMap.newKeySet();

  /**
   * Instances of a service.
   *
   * @param token empty for none
   */
  CatalogInstances(DatacenterApi api, String service, String token) {
    this.api = api;
    this.service = service;
    this.token = token;
  }

  @Override
  public CompletableFuture<Listing> read(long newerThan) {
    String name = URLEncoder.encode(service, StandardCharsets.UTF_8).replace("+", "%20");
    String target = "/v1/health/service/" + name + "?passing";
    if (newerThan != 0) {
      target += "&wait=" + WAIT + "&index=" + Long.toUnsignedString(newerThan);
    }
    Map<String, List<String>> headers =
        token.isEmpty() ? Map.of() : Map.of("x-consul-token", List.of(token));
    DatacenterApi.Call call =
        api.ask("", new ApiRequest("GET", target, headers, new byte[0], null));
    calls.add(call);
    return call.answer()
        .whenComplete((answer, failure) -> calls.remove(call))
        .thenApply(CatalogInstances::listing);
  }

  private static Listing listing(ApiResponse response) {
    if (response.status() != OK) {
      String text = new String(response.body(), StandardCharsets.UTF_8).strip();
      throw new OperationFailedException(response.status() + " " + text);
    }
    Object tree = JsonTree.parse(response.body(), GARBLED);
    List<Instance> instances = new ArrayList<>();
    for (Fields entry : Fields.of("", Map.of("Nodes", tree), GARBLED).list("Nodes", "Entry")) {
      Fields found = entry.object("Service", "NodeService");
      instances.add(
          new Instance(
              entry.object("Node", "Node").text("Node"), found.text("ID"), found.pairs("Meta")));
    }
    return new Listing(index(response), instances);
  }

  private static long index(ApiResponse response) {
    List<String> index = response.headers().getOrDefault("x-consul-index", List.of());
    try {
      return index.isEmpty() ? 0 : Long.parseUnsignedLong(index.get(0));
    } catch (NumberFormatException e) {
      throw GARBLED.because(e.getMessage());
    }
  }

  @Override
  public void giveUp() {
    calls.forEach(call -> call.cancel().run());
  }
}
