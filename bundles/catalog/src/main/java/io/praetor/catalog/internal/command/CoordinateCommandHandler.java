package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;

/** Keeps the newest coordinate of every node that the catalog knows; others are dropped. */
public final class CoordinateCommandHandler {

  /** Applies a batch; see {@link io.praetor.api.state.CommandHandler#apply}. */
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    for (CoordinateRow row : CoordinateBatch.decode(payload).rows()) {
      NodeRow node =
          CatalogKeys.fits(row.segment())
              ? txn.get(CatalogTables.NODES, CatalogKeys.node(row.node()))
              : null;
      if (node != null) {
        keep(txn, node.name(), row);
      }
    }
    return CatalogResult.refused("").encode();
  }

  /** Under the name that the node has: who may read that may read where it is. */
  private static void keep(WriteTxn txn, String node, CoordinateRow row) {
    byte[] key = CatalogKeys.onNode(node, row.segment());
    CoordinateRow existing = txn.get(CatalogTables.COORDINATES, key);
    if (existing == null || !existing.coordinate().equals(row.coordinate())) {
      txn.put(
          CatalogTables.COORDINATES,
          key,
          new CoordinateRow(node, row.segment(), row.coordinate(), txn.index()));
    }
  }
}
