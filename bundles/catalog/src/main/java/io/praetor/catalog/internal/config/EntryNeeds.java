package io.praetor.catalog.internal.config;

import io.praetor.api.acl.Permission;
import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.List;

/**
 * What one must be allowed to do to change an entry that a request names. Rules tell case apart
 * where keys do not, so the right on the name that the entry has is needed as well.
 */
public record EntryNeeds(String kind, String name) implements StateQuery<List<Permission>> {

  @Override
  public Answer<List<Permission>> run(ReadTxn txn) {
    Permission named = EntryRights.writing(kind, name);
    ConfigEntryRow row = CatalogKeys.fits(name) ? ConfigEntries.find(txn, kind, name) : null;
    List<Permission> needs =
        row == null || row.name().equals(name)
            ? List.of(named)
            : List.of(named, EntryRights.writing(kind, row.name()));
    return new Answer<>(needs, Answer.NONE, true);
  }
}
