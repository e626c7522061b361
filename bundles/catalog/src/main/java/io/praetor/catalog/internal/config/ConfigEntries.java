package io.praetor.catalog.internal.config;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;
import io.praetor.catalog.internal.command.CatalogIndexes;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.format.json.JsonText;

/** Where entries stand in the state. */
public final class ConfigEntries {

  private ConfigEntries() {}

  /** The row of an entry, or null. */
  public static ConfigEntryRow find(ReadTxn txn, String kind, String name) {
    return txn.get(CatalogTables.CONFIG_ENTRIES, CatalogKeys.onNode(kind, name));
  }

  /** All entries of a kind by name; of all kinds when it is empty. */
  public static Iterable<ConfigEntryRow> all(ReadTxn txn, String kind) {
    byte[] prefix = kind.isEmpty() ? new byte[0] : CatalogKeys.allOf(kind);
    return txn.scan(CatalogTables.CONFIG_ENTRIES, prefix);
  }

  /** Puts an entry in its place, unless it is there already or may not be. */
  public static WriteResult replace(WriteTxn txn, ConfigEntry entry) {
    ConfigEntryRow existing = find(txn, entry.kind(), entry.name());
    String content = JsonText.of(entry.content());
    if (existing != null
        && existing.content().equals(content)
        && existing.name().equals(entry.name())) {
      return WriteResult.DONE;
    }
    String refusal = GraphRules.refusal(txn, entry);
    if (!refusal.isEmpty()) {
      return WriteResult.refused(refusal);
    }
    long created = existing == null ? txn.index() : existing.createIndex();
    txn.put(
        CatalogTables.CONFIG_ENTRIES,
        CatalogKeys.onNode(entry.kind(), entry.name()),
        new ConfigEntryRow(entry.kind(), entry.name(), content, created, txn.index()));
    moveGateways(txn, entry.kind());
    return WriteResult.DONE;
  }

  public static void remove(WriteTxn txn, String kind, String name) {
    txn.delete(CatalogTables.CONFIG_ENTRIES, CatalogKeys.onNode(kind, name));
    moveGateways(txn, kind);
  }

  private static void moveGateways(WriteTxn txn, String kind) {
    if (kind.equals(IngressGateway.KIND) || kind.equals(TerminatingGateway.KIND)) {
      CatalogIndexes.moveGateways(txn);
    }
  }
}
