package io.praetor.catalog.internal.discovery;

import static io.praetor.catalog.internal.discovery.AskedAgent.encoded;

import io.praetor.api.discovery.AddressOwner;
import io.praetor.api.discovery.Host;
import io.praetor.api.discovery.HostLookup;
import io.praetor.api.discovery.Instance;
import io.praetor.api.discovery.InstanceLookup;
import io.praetor.api.discovery.Instances;
import io.praetor.api.discovery.OwnerLookup;
import io.praetor.api.discovery.QueryLookup;
import io.praetor.api.discovery.QueryOutcome;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.catalog.internal.prepared.QueryTtl;
import io.praetor.format.json.Fields;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Finds by asking a server. Thread-safe. */
final class RelayedDiscovery {

  private static final int NOT_FOUND = 404;

  private final AskedAgent agent;
  private final String home;

  /**
   * @param home own datacenter
   */
  RelayedDiscovery(AskedAgent agent, String home) {
    this.agent = agent;
    this.home = home;
  }

  /** The same for somebody else. */
  RelayedDiscovery as(String secret) {
    return new RelayedDiscovery(agent.as(secret), home);
  }

  CompletableFuture<Host> host(HostLookup lookup) {
    String path = "/v1/catalog/node/" + encoded(lookup.name()) + "?";
    return agent
        .askOrKeep(lookup.datacenter(), path, lookup.freshness())
        .thenApply(RelayedDiscovery::host);
  }

  private static Host host(ApiResponse response) {
    Object body = HealthJson.body(response);
    return body == null
        ? null
        : Fitness.host(
            HealthJson.node(HealthJson.fields("NodeServices", body).object("Node", "Node")));
  }

  CompletableFuture<Instances> instances(InstanceLookup lookup) {
    String kind =
        switch (lookup.way()) {
          case DIRECT -> "service";
          case MESH -> "connect";
          case INGRESS -> "ingress";
        };
    String tag = lookup.tag().isEmpty() ? "" : "tag=" + encoded(lookup.tag());
    String path = "/v1/health/" + kind + "/" + encoded(lookup.service()) + "?" + tag;
    return agent
        .askOrKeep(lookup.datacenter(), path, lookup.freshness())
        .thenApply(response -> instances(response, lookup.onlyPassing()));
  }

  private static Instances instances(ApiResponse response, boolean onlyPassing) {
    List<Instance> found = new ArrayList<>();
    for (HealthJson.Entry entry : HealthJson.entries(response)) {
      Fitness.instance(entry.checked(), onlyPassing).ifPresent(found::add);
    }
    return new Instances(found);
  }

  CompletableFuture<QueryOutcome> query(QueryLookup lookup) {
    String path = "/v1/query/" + encoded(lookup.name()) + "/execute?";
    return agent
        .ask(lookup.datacenter(), path, client(lookup.client()), lookup.freshness())
        .thenApply(RelayedDiscovery::outcome);
  }

  private static QueryOutcome outcome(ApiResponse response) {
    if (response.status() == NOT_FOUND) {
      return null;
    }
    Fields body = HealthJson.fields("PreparedQuery", HealthJson.body(response));
    List<Instance> instances =
        HealthJson.entries(body.any("Nodes")).stream()
            .map(entry -> Fitness.instance(entry.checked()))
            .toList();
    return new QueryOutcome(
        body.text("Service"),
        body.text("Datacenter").toLowerCase(Locale.ROOT),
        QueryTtl.seconds(body.object("DNS", "QueryDNSOptions").text("TTL")),
        instances);
  }

  /** Who asks, for queries that look at that; the address is written in figures. */
  private static InetSocketAddress client(String address) {
    try {
      return address.isEmpty() ? null : new InetSocketAddress(InetAddress.getByName(address), 0);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  CompletableFuture<AddressOwner> owner(OwnerLookup lookup) {
    String path = OwnerEndpoint.PATH + encoded(lookup.address()) + "?";
    return agent
        .askOrKeep(home, path, lookup.freshness())
        .thenApply(response -> owner(HealthJson.body(response)).orElse(null));
  }

  private static Optional<AddressOwner> owner(Object body) {
    if (body == null) {
      return Optional.empty();
    }
    Fields owner = HealthJson.fields("AddressOwner", body);
    return Optional.of(new AddressOwner(owner.flag("Node"), owner.text("Name")));
  }
}
