package io.praetor.catalog.internal.graph;

import static io.praetor.catalog.internal.graph.ChainPlace.or;

import io.praetor.format.go.GoText;
import io.praetor.format.json.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows entries from the name of a service to everything that it can come to. Used once. Rules
 * and their order are Consul's: router, then splitters, then resolvers; only the service that was
 * asked for has its router looked at; all services of a chain speak one protocol.
 */
final class ChainAssembly {

  private final Effort effort;
  private final ChainRequest request;
  private final ChainEntries entries;
  private final Customization customization;
  private final ChainResolution resolution;
  private final Map<String, ChainNode> nodes = new HashMap<>();
  private String protocol = "";
  private boolean routes;

  ChainAssembly(ChainRequest request, ChainEntries entries, Effort effort) {
    this.effort = effort;
    this.request = request;
    this.entries = entries;
    customization = new Customization(request.overrides());
    resolution = new ChainResolution(request, entries, customization, this);
  }

  Chain compile() throws ChainException {
    String start = start();
    Map<String, ChainNode> ordered =
        new ChainGraph(request.service(), start, nodes, effort).ordered();
    if (routes && !ChainEntries.WITH_REQUESTS.contains(protocol)) {
      throw new ChainException(
          "discovery chain "
              + GoText.quoted(request.service())
              + " uses a protocol "
              + GoText.quoted(protocol)
              + " that does not permit advanced routing or splitting behavior");
    }
    String wanted = or(request.overrides().protocol(), protocol);
    if (!wanted.equals(protocol)) {
      customization.byProtocol();
    }
    return new Chain(
        request.service(),
        request.datacenter(),
        customization.hash(),
        wanted,
        start,
        ordered,
        resolution.targets());
  }

  private String start() throws ChainException {
    Tree router = unlessForbidden(entries.router(request.service()));
    if (router == null) {
      return shared(place(request.service(), "", ""));
    }
    routes = true;
    speaks(request.service());
    List<ChainNode.Route> compiled = new ArrayList<>();
    for (Tree route : router.list("Routes")) {
      step();
      compiled.add(new ChainNode.Route(route, next(route.object("Destination"))));
    }
    compiled.add(theRest());
    ChainNode.Router node = new ChainNode.Router(name(request.service()), compiled);
    add(node);
    return node.key();
  }

  private String next(Tree destination) throws ChainException {
    String subset = destination.text("ServiceSubset");
    ChainPlace place =
        place(
            or(destination.text("Service"), request.service()),
            subset,
            destination.text("Namespace"));
    return subset.isEmpty() ? shared(place) : resolution.node(place);
  }

  /** Requests that no route takes go on to the service. */
  private ChainNode.Route theRest() throws ChainException {
    Map<String, Object> destination = new LinkedHashMap<>();
    destination.put("Service", request.service());
    destination.put("Namespace", Chain.NAMESPACE);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("Match", Map.of("HTTP", Map.of("PathPrefix", "/")));
    members.put("Destination", destination);
    Tree definition = new Tree(members);
    return new ChainNode.Route(definition, shared(place(request.service(), "", "")));
  }

  /** The splitter of a service, or the resolver. */
  private String shared(ChainPlace place) throws ChainException {
    String splitter = splitter(place.service());
    return splitter == null ? resolution.node(place) : splitter;
  }

  private String splitter(String service) throws ChainException {
    String key = ChainNode.Splitter.key(name(service));
    if (nodes.containsKey(key)) {
      return key;
    }
    Tree splitter = unlessForbidden(entries.splitter(service));
    if (splitter == null) {
      return null;
    }
    routes = true;
    // It is there before what it leads to, so that a circle comes to an end.
    add(new ChainNode.Splitter(name(service), List.of(), null));
    List<ChainNode.Split> splits = new ArrayList<>();
    Tree balancer = null;
    for (Tree split : splitter.list("Splits")) {
      step();
      String next = next(service, split);
      splits.add(new ChainNode.Split(((Number) split.members().get("Weight")).floatValue(), next));
      balancer = balancer == null ? hashing(nodes.get(next)) : balancer;
    }
    nodes.put(key, new ChainNode.Splitter(name(service), splits, balancer));
    return key;
  }

  private String next(String service, Tree split) throws ChainException {
    String other = or(split.text("Service"), service);
    String subset = split.text("ServiceSubset");
    String splitter = other.equals(service) || !subset.isEmpty() ? null : splitter(other);
    return splitter == null ? resolution.node(place(other, subset, "")) : splitter;
  }

  /** Only one way of hashing fits a splitter: the first that is met. */
  private static Tree hashing(ChainNode node) {
    if (!(node instanceof ChainNode.Resolver resolver) || resolver.loadBalancer() == null) {
      return null;
    }
    String policy = resolver.loadBalancer().text("Policy");
    return policy.equals("maglev") || policy.equals("ring_hash") ? resolver.loadBalancer() : null;
  }

  private Tree unlessForbidden(Tree entry) {
    if (entry != null && request.overrides().forbidsRouting()) {
      customization.byProtocol();
      return null;
    }
    return entry;
  }

  /** Looks at one more thing. */
  void step() throws ChainException {
    effort.spend(request.service(), 1);
  }

  /** Takes a stage in. */
  void add(ChainNode node) throws ChainException {
    nodes.put(node.key(), node);
    ChainLimits.check(request.service(), nodes.size(), ChainLimits.NODES_MAX, "nodes");
  }

  boolean has(String key) {
    return nodes.containsKey(key);
  }

  /** Notes what a service of the chain speaks. */
  void speaks(String service) throws ChainException {
    String spoken = entries.protocol(service);
    if (protocol.isEmpty()) {
      protocol = spoken;
    } else if (!protocol.equals(spoken)) {
      throw new ChainException(
          "discovery chain "
              + GoText.quoted(request.service())
              + " uses inconsistent protocols; service "
              + GoText.quoted(service)
              + " has "
              + GoText.quoted(spoken)
              + " which is not "
              + GoText.quoted(protocol));
    }
  }

  private ChainPlace place(String service, String subset, String namespace) {
    return new ChainPlace(service, subset, or(namespace, Chain.NAMESPACE), request.datacenter());
  }

  private static String name(String service) {
    return service + "." + Chain.NAMESPACE;
  }
}
