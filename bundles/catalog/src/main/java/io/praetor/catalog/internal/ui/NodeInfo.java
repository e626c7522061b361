package io.praetor.catalog.internal.ui;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.format.filter.Selectors;
import java.util.List;

/** A node with everything on it. */
record NodeInfo(NodeRow node, List<ServiceRow> services, List<CheckRow> checks) {

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
}
