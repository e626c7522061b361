package io.praetor.catalog.internal.ui;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.format.filter.Selectors;
import io.praetor.spi.http.Sight;
import java.util.ArrayList;
import java.util.List;

/** A node with everything on it. */
record NodeInfo(NodeRow node, List<ServiceRow> services, List<CheckRow> checks) {

  private static final Sight<List<ServiceRow>> SERVICES =
      Sight.each((row, caller) -> CatalogSights.isSeen(caller, row));

  /** What filters may ask of it. */
  static final Selectors<NodeInfo> SELECTORS =
      Selectors.<NodeInfo>none()
          .text("ID", info -> info.node().id())
          .text("Node", info -> info.node().name())
          .text("Address", info -> info.node().address())
          .text("PeerName", info -> "")
          .pairs("TaggedAddresses", info -> info.node().taggedAddresses())
          .pairs("Meta", info -> info.node().meta())
          .list("Services", NodeInfo::services, CatalogSelectors.SERVICE)
          .list("Checks", NodeInfo::checks, CatalogSelectors.CHECK);

  static final Sight<List<NodeInfo>> SIGHT = NodeInfo::seen;

  @SuppressWarnings("ReferenceEquality") // the same object, as Sight has it
  private static List<NodeInfo> seen(List<NodeInfo> found, Authorizer caller) {
    List<NodeInfo> seen = new ArrayList<>();
    boolean same = true;
    for (NodeInfo info : found) {
      NodeInfo part = info.seenBy(caller);
      same &= part == info;
      if (part != null) {
        seen.add(part);
      }
    }
    return same ? found : seen;
  }

  /** What a caller sees of it: the very same when that is everything; null when it is nothing. */
  NodeInfo seenBy(Authorizer caller) {
    if (!CatalogSights.isNodeSeen(caller, node.name())) {
      return null;
    }
    List<ServiceRow> seenServices = SERVICES.of(services, caller);
    List<CheckRow> seenChecks = CatalogSights.CHECKS.of(checks, caller);
    return seenServices == services && seenChecks == checks
        ? this
        : new NodeInfo(node, seenServices, seenChecks);
  }
}
