package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;

/** Keeps the newest coordinate of every node that the catalog knows; others are dropped. */
public final class CoordinateCommandHandler {

  /** Applies a batch; see {@link io.praetor.api.state.CommandHandler#apply}. */
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    for (CoordinateRow row : CoordinateBatch.decode(payload).rows()) {
      if (CatalogKeys.fits(row.segment())
          && txn.get(CatalogTables.NODES, CatalogKeys.node(row.node())) != null) {
        keep(txn, row);
      }
    }
    return new CatalogResult("").encode();
  }

  private static void keep(WriteTxn txn, CoordinateRow row) {
    byte[] key = CatalogKeys.onNode(row.node(), row.segment());
    CoordinateRow existing = txn.get(CatalogTables.COORDINATES, key);
    if (existing == null || !existing.coordinate().equals(row.coordinate())) {
      txn.put(
          CatalogTables.COORDINATES,
          key,
          new CoordinateRow(row.node(), row.segment(), row.coordinate(), txn.index()));
    }
  }
}
