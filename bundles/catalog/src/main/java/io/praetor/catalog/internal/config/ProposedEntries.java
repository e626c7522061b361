package io.praetor.catalog.internal.config;

import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.graph.ChainEntries;
import io.praetor.format.json.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entries as they would be after a change. Each is read once. */
public final class ProposedEntries implements ChainEntries {

  private final ReadTxn txn;
  private final Map<List<String>, Optional<Tree>> known = new HashMap<>();

  private ProposedEntries(ReadTxn txn) {
    this.txn = txn;
  }

  /** Entries as they are. */
  public static ProposedEntries unchanged(ReadTxn txn) {
    return new ProposedEntries(txn);
  }

  /** Entries with this one among them. */
  static ProposedEntries with(ReadTxn txn, ConfigEntry entry) {
    ProposedEntries entries = new ProposedEntries(txn);
    entries.known.put(key(entry.kind(), entry.name()), Optional.of(new Tree(entry.content())));
    return entries;
  }

  /** Entries but for one. */
  static ProposedEntries without(ReadTxn txn, String kind, String name) {
    ProposedEntries entries = new ProposedEntries(txn);
    entries.known.put(key(kind, name), Optional.empty());
    return entries;
  }

  @Override
  public Tree router(String service) {
    return find(ServiceRouter.KIND, service);
  }

  @Override
  public Tree splitter(String service) {
    return find(ServiceSplitter.KIND, service);
  }

  @Override
  public Tree resolver(String service) {
    return find(ServiceResolver.KIND, service);
  }

  @Override
  public Tree defaults(String service) {
    return find(ServiceDefaults.KIND, service);
  }

  @Override
  public Tree proxies() {
    return find(ProxyDefaults.KIND, ProxyDefaults.NAME);
  }

  /** Whether there is any of those that were looked for. */
  public boolean isAny() {
    return known.values().stream().anyMatch(Optional::isPresent);
  }

  /** An entry, or null. */
  Tree find(String kind, String name) {
    return known.computeIfAbsent(key(kind, name), key -> read(kind, name)).orElse(null);
  }

  private Optional<Tree> read(String kind, String name) {
    if (!CatalogKeys.fits(name)) {
      return Optional.empty();
    }
    ConfigEntryRow row = ConfigEntries.find(txn, kind, name);
    return row == null ? Optional.empty() : Optional.of(Tree.of(row.content()));
  }

  private static List<String> key(String kind, String name) {
    return List.of(kind, CatalogKeys.folded(name));
  }
}
