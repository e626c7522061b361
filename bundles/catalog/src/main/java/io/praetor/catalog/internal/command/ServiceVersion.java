package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogIndex;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.state.ReadTxn;

/**
 * Tells whether anything of a service changed: its instances, their checks, their nodes and the
 * checks of those. The row itself is what to compare, by identity: a number can come again when a
 * snapshot is restored, a row cannot.
 */
public final class ServiceVersion {

  private ServiceVersion() {}

  /** The row that every change of the service replaces; null while there is no instance. */
  public static CatalogIndex of(ReadTxn txn, String service) {
    return txn.get(CatalogTables.INDEXES, CatalogKeys.serviceIndex(service));
  }

  /** The same for those who take connections of the mesh for a service. */
  public static CatalogIndex ofDestination(ReadTxn txn, String service) {
    return txn.get(CatalogTables.INDEXES, CatalogKeys.destinationIndex(service));
  }
}
