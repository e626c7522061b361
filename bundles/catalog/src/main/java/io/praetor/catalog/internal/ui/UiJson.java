package io.praetor.catalog.internal.ui;

import io.praetor.catalog.internal.http.CatalogJson;
import io.praetor.catalog.internal.intention.Decision;
import io.praetor.spi.http.JsonWriter;
import java.util.List;

/** What the web pages read, in the names and the order of Consul 1.10. */
final class UiJson {

  private UiJson() {}

  static void info(JsonWriter out, NodeInfo info) {
    out.beginObject();
    out.name("ID").value(info.node().id());
    out.name("Node").value(info.node().name());
    out.name("Address").value(info.node().address());
    CatalogJson.pairsOrNull(out.name("TaggedAddresses"), info.node().taggedAddresses());
    CatalogJson.pairsOrNull(out.name("Meta"), info.node().meta());
    CatalogJson.list(
        out.name("Services"), info.services(), row -> CatalogJson.bareService(out, row));
    CatalogJson.list(out.name("Checks"), info.checks(), row -> CatalogJson.bareCheck(out, row));
    out.endObject();
  }

  /**
   * A service in the list of all.
   *
   * @param behind how many services are behind it, if it is a gateway
   * @param isReached whether it is behind one
   */
  static void listed(JsonWriter out, ServiceSummary summary, int behind, boolean isReached) {
    out.beginObject();
    members(out, summary, behind, List.of());
    out.name("ConnectedWithProxy").value(summary.hasProxy());
    out.name("ConnectedWithGateway").value(isReached);
    out.endObject();
  }

  /** A service behind a gateway, and the addresses by which that is asked for it. */
  static void behind(JsonWriter out, ServiceSummary summary, List<String> addresses) {
    out.beginObject();
    members(out, summary, 0, addresses);
    out.endObject();
  }

  static void topology(JsonWriter out, Topology topology) {
    out.beginObject();
    out.name("Protocol").value(topology.protocol());
    out.name("TransparentProxy").value(topology.isTransparent());
    CatalogJson.list(out.name("Upstreams"), topology.upstreams(), one -> neighbour(out, one));
    CatalogJson.list(out.name("Downstreams"), topology.downstreams(), one -> neighbour(out, one));
    out.name("FilteredByACLs").value(topology.isFiltered());
    out.endObject();
  }

  private static void neighbour(JsonWriter out, Topology.Neighbour neighbour) {
    out.beginObject();
    members(out, neighbour.summary(), 0, List.of());
    out.name("Source").value(neighbour.source());
    Decision decision = neighbour.decision();
    out.name("Intention").beginObject();
    out.name("Allowed").value(decision.allowed());
    out.name("HasPermissions").value(decision.hasPermissions());
    out.name("ExternalSource").value(decision.externalSource());
    out.name("HasExact").value(decision.isExact());
    out.name("DefaultAllow").value(decision.allowedByDefault());
    out.endObject().endObject();
  }

  private static void members(
      JsonWriter out, ServiceSummary summary, int behind, List<String> addresses) {
    if (!summary.kind().isEmpty()) {
      out.name("Kind").value(summary.kind());
    }
    out.name("Name").value(summary.name());
    out.name("Datacenter").value(summary.datacenter());
    CatalogJson.textsOrNull(out.name("Tags"), summary.tags());
    CatalogJson.textsOrNull(out.name("Nodes"), summary.nodes());
    CatalogJson.textsOrNull(out.name("ExternalSources"), summary.externalSources());
    out.name("InstanceCount").value(summary.instances());
    out.name("ChecksPassing").value(summary.checks("passing"));
    out.name("ChecksWarning").value(summary.checks("warning"));
    out.name("ChecksCritical").value(summary.checks("critical"));
    out.name("GatewayConfig").beginObject();
    if (behind > 0) {
      out.name("AssociatedServiceCount").value(behind);
    }
    if (!addresses.isEmpty()) {
      CatalogJson.textsOrNull(out.name("Addresses"), addresses);
    }
    out.endObject();
    out.name("TransparentProxy").value(summary.isTransparent());
  }
}
