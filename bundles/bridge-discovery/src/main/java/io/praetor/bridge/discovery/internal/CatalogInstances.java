package io.praetor.bridge.discovery.internal;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.home.HomeCalls;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Instances as the HTTP API tells them: those with all their checks, and their node's, passing. */
final class CatalogInstances implements Instances {

  private static final int OK = 200;
  private static final Refusal GARBLED =
      reason -> new OperationFailedException("the answer makes no sense: " + reason);

  private final HomeCalls calls;
  private final String service;

  /**
   * Instances of a service.
   *
   * @param token empty for none
   */
  CatalogInstances(DatacenterApi api, String service, String token) {
    this.calls = new HomeCalls(api, token);
    this.service = service;
  }

  @Override
  public CompletableFuture<Listing> read(long newerThan) {
    String name = URLEncoder.encode(service, StandardCharsets.UTF_8).replace("+", "%20");
    return calls
        .read("/v1/health/service/" + name + "?passing", newerThan)
        .thenApply(CatalogInstances::listing);
  }

  private static Listing listing(ApiResponse response) {
    if (response.status() != OK) {
      throw HomeCalls.refused(response);
    }
    Object tree = JsonTree.parse(response.body(), GARBLED);
    List<Instance> instances = new ArrayList<>();
    for (Fields entry : Fields.of("", Map.of("Nodes", tree), GARBLED).list("Nodes", "Entry")) {
      Fields found = entry.object("Service", "NodeService");
      instances.add(
          new Instance(
              entry.object("Node", "Node").text("Node"), found.text("ID"), found.pairs("Meta")));
    }
    return new Listing(HomeCalls.index(response), instances);
  }

  @Override
  public void giveUp() {
    calls.giveUp();
  }
}
