package io.praetor.catalog.internal.http;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.spi.http.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Rows of the catalog as JSON: the names and the order are those of Consul 1.10. */
public final class CatalogJson {

  private CatalogJson() {}

  public static void node(JsonWriter out, NodeRow node) {
    out.beginObject();
    out.name("ID").value(node.id());
    out.name("Node").value(node.name());
    out.name("Address").value(node.address());
    out.name("Datacenter").value(node.datacenter());
    pairsOrNull(out.name("TaggedAddresses"), node.taggedAddresses());
    pairsOrNull(out.name("Meta"), node.meta());
    indexes(out, node.createIndex(), node.modifyIndex());
    out.endObject();
  }

  /** A service as part of its node. */
  static void service(JsonWriter out, ServiceRow service) {
    service(out, service, CatalogJson::texts);
  }

  /** A service in the results of a transaction: there no tags are null. */
  public static void bareService(JsonWriter out, ServiceRow service) {
    service(out, service, CatalogJson::textsOrNull);
  }

  private static void service(
      JsonWriter out, ServiceRow service, BiConsumer<JsonWriter, List<String>> tags) {
    out.beginObject();
    if (!service.kind().isEmpty()) {
      out.name("Kind").value(service.kind());
    }
    out.name("ID").value(service.id());
    out.name("Service").value(service.name());
    tags.accept(out.name("Tags"), service.tags());
    out.name("Address").value(service.address());
    if (!service.taggedAddresses().isEmpty()) {
      addresses(out.name("TaggedAddresses"), service.taggedAddresses());
    }
    pairsOrNull(out.name("Meta"), service.meta());
    if (service.port() != 0) {
      out.name("Port").value(service.port());
    }
    optional(out, "Ports", service.ports());
    if (!service.socketPath().isEmpty()) {
      out.name("SocketPath").value(service.socketPath());
    }
    weights(out.name("Weights"), service);
    out.name("EnableTagOverride").value(service.enableTagOverride());
    proxy(out.name("Proxy"), service);
    connect(out.name("Connect"), service);
    optional(out, "Locality", service.locality());
    indexes(out, service.createIndex(), service.modifyIndex());
    out.endObject();
  }

  /** A service together with its node. */
  static void instance(JsonWriter out, ServiceQuery.Instance instance) {
    NodeRow node = instance.node();
    ServiceRow service = instance.service();
    out.beginObject();
    out.name("ID").value(node.id());
    out.name("Node").value(node.name());
    out.name("Address").value(node.address());
    out.name("Datacenter").value(node.datacenter());
    pairsOrNull(out.name("TaggedAddresses"), node.taggedAddresses());
    pairsOrNull(out.name("NodeMeta"), node.meta());
    out.name("ServiceKind").value(service.kind());
    out.name("ServiceID").value(service.id());
    out.name("ServiceName").value(service.name());
    texts(out.name("ServiceTags"), service.tags());
    out.name("ServiceAddress").value(service.address());
    if (!service.taggedAddresses().isEmpty()) {
      addresses(out.name("ServiceTaggedAddresses"), service.taggedAddresses());
    }
    weights(out.name("ServiceWeights"), service);
    pairs(out.name("ServiceMeta"), service.meta());
    out.name("ServicePort").value(service.port());
    optional(out, "ServicePorts", service.ports());
    out.name("ServiceSocketPath").value(service.socketPath());
    out.name("ServiceEnableTagOverride").value(service.enableTagOverride());
    proxy(out.name("ServiceProxy"), service);
    connect(out.name("ServiceConnect"), service);
    optional(out, "ServiceLocality", service.locality());
    indexes(out, service.createIndex(), service.modifyIndex());
    out.endObject();
  }

  /** An instance with its checks. */
  public static void checked(JsonWriter out, HealthQuery.Checked checked) {
    out.beginObject();
    node(out.name("Node"), checked.node());
    service(out.name("Service"), checked.service());
    list(out.name("Checks"), checked.checks(), check -> check(out, check));
    out.endObject();
  }

  static void check(JsonWriter out, CheckRow check) {
    check(out, check, CatalogJson::texts);
  }

  /** A check in the results of a transaction: there no tags are null. */
  public static void bareCheck(JsonWriter out, CheckRow check) {
    check(out, check, CatalogJson::textsOrNull);
  }

  private static void check(
      JsonWriter out, CheckRow check, BiConsumer<JsonWriter, List<String>> tags) {
    out.beginObject();
    out.name("Node").value(check.node());
    out.name("CheckID").value(check.id());
    out.name("Name").value(check.name());
    out.name("Status").value(check.status());
    out.name("Notes").value(check.notes());
    out.name("Output").value(check.output());
    out.name("ServiceID").value(check.serviceId());
    out.name("ServiceName").value(check.serviceName());
    tags.accept(out.name("ServiceTags"), check.serviceTags());
    out.name("Type").value(check.type());
    out.name("Interval").value(check.interval());
    out.name("Timeout").value(check.timeout());
    out.name("ExposedPort").value(check.exposedPort());
    definition(out.name("Definition"), check.definition());
    indexes(out, check.createIndex(), check.modifyIndex());
    out.endObject();
  }

  private static void definition(JsonWriter out, String definition) {
    if (definition.isEmpty()) {
      out.beginObject().endObject();
    } else {
      JsonTree.write(out, JsonText.tree(definition));
    }
  }

  public static void texts(JsonWriter out, Iterable<String> texts) {
    list(out, texts, out::value);
  }

  public static void textsOrNull(JsonWriter out, List<String> texts) {
    if (texts.isEmpty()) {
      out.nullValue();
    } else {
      texts(out, texts);
    }
  }

  public static <T> void list(JsonWriter out, Iterable<T> elements, Consumer<T> write) {
    out.beginArray();
    elements.forEach(write);
    out.endArray();
  }

  private static void pairs(JsonWriter out, Map<String, String> pairs) {
    out.beginObject();
    new TreeMap<>(pairs).forEach((name, value) -> out.name(name).value(value));
    out.endObject();
  }

  public static void pairsOrNull(JsonWriter out, Map<String, String> pairs) {
    if (pairs.isEmpty()) {
      out.nullValue();
    } else {
      pairs(out, pairs);
    }
  }

  private static void addresses(JsonWriter out, Map<String, String> addresses) {
    out.beginObject();
    new TreeMap<>(addresses)
        .forEach(
            (name, address) -> {
              int port = address.lastIndexOf(':');
              out.name(name).beginObject();
              out.name("Address").value(address.substring(0, port));
              out.name("Port").value(Long.parseLong(address.substring(port + 1)));
              out.endObject();
            });
    out.endObject();
  }

  private static void weights(JsonWriter out, ServiceRow service) {
    out.beginObject();
    out.name("Passing").value(service.passingWeight());
    out.name("Warning").value(service.warningWeight());
    out.endObject();
  }

  private static void proxy(JsonWriter out, ServiceRow service) {
    boolean none = service.proxy().isEmpty();
    JsonTree.write(out, none ? ServiceTexts.NO_PROXY : JsonText.tree(service.proxy()));
  }

  private static void connect(JsonWriter out, ServiceRow service) {
    out.beginObject();
    if (service.isNative()) {
      out.name("Native").value(true);
    }
    out.endObject();
  }

  /** What is written only when somebody said it. */
  private static void optional(JsonWriter out, String name, String content) {
    if (!content.isEmpty()) {
      JsonTree.write(out.name(name), JsonText.tree(content));
    }
  }

  private static void indexes(JsonWriter out, long created, long modified) {
    out.name("CreateIndex").value(created);
    out.name("ModifyIndex").value(modified);
  }
}
