package io.praetor.catalog.internal.chain;

import io.praetor.catalog.internal.config.SplitWeight;
import io.praetor.catalog.internal.graph.Chain;
import io.praetor.catalog.internal.graph.ChainNode;
import io.praetor.catalog.internal.graph.ChainTarget;
import io.praetor.format.go.GoDuration;
import io.praetor.format.json.JsonTree;
import io.praetor.spi.http.JsonWriter;
import java.util.List;

/** Chains in the names and the order of Consul 1.10. */
final class ChainJson {

  private ChainJson() {}

  static void write(JsonWriter out, Chain chain) {
    out.beginObject();
    out.name("ServiceName").value(chain.service());
    out.name("Namespace").value(Chain.NAMESPACE);
    out.name("Datacenter").value(chain.datacenter());
    optional(out, "CustomizationHash", chain.customizationHash());
    out.name("Protocol").value(chain.protocol());
    out.name("StartNode").value(chain.start());
    out.name("Nodes").beginObject();
    chain.nodes().forEach((key, node) -> node(out.name(key), node));
    out.endObject();
    out.name("Targets").beginObject();
    chain.targets().forEach((id, target) -> target(out.name(id), target));
    out.endObject().endObject();
  }

  private static void node(JsonWriter out, ChainNode node) {
    out.beginObject();
    if (node instanceof ChainNode.Router router) {
      head(out, "router", router.name());
      out.name("Routes").beginArray();
      router.routes().forEach(route -> route(out, route));
      out.endArray();
    } else if (node instanceof ChainNode.Splitter splitter) {
      head(out, "splitter", splitter.name());
      out.name("Splits").beginArray();
      splitter.splits().forEach(split -> split(out, split));
      out.endArray();
      loadBalancer(out, splitter.loadBalancer() == null ? null : splitter.loadBalancer().members());
    } else if (node instanceof ChainNode.Resolver resolver) {
      head(out, "resolver", resolver.target());
      resolver(out.name("Resolver"), resolver);
      loadBalancer(out, resolver.loadBalancer() == null ? null : resolver.loadBalancer().members());
    }
    out.endObject();
  }

  private static void head(JsonWriter out, String type, String name) {
    out.name("Type").value(type);
    out.name("Name").value(name);
  }

  private static void loadBalancer(JsonWriter out, Object balancer) {
    if (balancer != null) {
      JsonTree.write(out.name("LoadBalancer"), balancer);
    }
  }

  private static void route(JsonWriter out, ChainNode.Route route) {
    out.beginObject();
    JsonTree.write(out.name("Definition"), route.definition().members());
    out.name("NextNode").value(route.next()).endObject();
  }

  private static void split(JsonWriter out, ChainNode.Split split) {
    out.beginObject();
    if (split.weight() != 0) {
      JsonTree.write(out.name("Weight"), SplitWeight.number(split.weight()));
    }
    out.name("NextNode").value(split.next()).endObject();
  }

  private static void resolver(JsonWriter out, ChainNode.Resolver resolver) {
    out.beginObject();
    out.name("ConnectTimeout").value(GoDuration.text(resolver.connectTimeoutNanos()));
    if (resolver.isDefault()) {
      out.name("Default").value(true);
    }
    out.name("Target").value(resolver.target());
    List<String> failover = resolver.failover();
    if (!failover.isEmpty()) {
      out.name("Failover").beginObject().name("Targets").beginArray();
      failover.forEach(out::value);
      out.endArray().endObject();
    }
    out.endObject();
  }

  private static void target(JsonWriter out, ChainTarget target) {
    out.beginObject();
    out.name("ConnectTimeout").value(GoDuration.text(target.connectTimeoutNanos()));
    out.name("ID").value(target.id());
    out.name("Service").value(target.service());
    optional(out, "ServiceSubset", target.subset());
    out.name("Namespace").value(target.namespace());
    out.name("Datacenter").value(target.datacenter());
    out.name("MeshGateway").beginObject();
    optional(out, "Mode", target.gatewayMode());
    out.endObject();
    JsonTree.write(out.name("Subset"), target.definition().members());
    boolean external = !target.externalName().isEmpty();
    if (external) {
      out.name("External").value(true);
    }
    out.name("SNI").value(external ? target.externalName() : target.name());
    out.name("Name").value(target.name());
    out.endObject();
  }

  private static void optional(JsonWriter out, String name, String value) {
    if (!value.isEmpty()) {
      out.name(name).value(value);
    }
  }
}
