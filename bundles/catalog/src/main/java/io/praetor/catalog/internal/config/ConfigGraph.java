package io.praetor.catalog.internal.config;

import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Which entries lead to which services, but for the entry that is about to change. */
final class ConfigGraph {

  /** Kinds whose entries make chains. */
  static final List<String> CHAINS =
      List.of(ServiceRouter.KIND, ServiceSplitter.KIND, ServiceResolver.KIND);

  private final ReadTxn txn;
  private final String kind;
  private final String name;

  ConfigGraph(ReadTxn txn, String kind, String name) {
    this.txn = txn;
    this.kind = kind;
    this.name = name;
  }

  /** Every service that has a chain of its own. */
  Set<String> chains() {
    Set<String> services = new TreeSet<>();
    CHAINS.forEach(each -> forEach(each, entry -> services.add(entry.name())));
    return services;
  }

  /** The service, and then every other whose chain comes to it. */
  Set<String> leadingTo(String service) {
    Map<String, Set<String>> sources = new HashMap<>();
    for (String each : CHAINS) {
      forEach(
          each,
          entry -> {
            for (String target : ConfigKinds.references(entry)) {
              String folded = CatalogKeys.folded(target);
              sources.computeIfAbsent(folded, key -> new TreeSet<>()).add(entry.name());
            }
          });
    }
    Set<String> found = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(service));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (seen.add(CatalogKeys.folded(next))) {
        found.add(next);
        open.addAll(sources.getOrDefault(CatalogKeys.folded(next), Set.of()));
      }
    }
    return found;
  }

  /** Every entry of a kind. */
  void forEach(String each, Consumer<ConfigEntry> visitor) {
    forEach(each, any -> true, visitor);
  }

  /** Every entry of a kind that has one of these names. */
  void forEach(String each, Predicate<String> names, Consumer<ConfigEntry> visitor) {
    for (ConfigEntryRow row : ConfigEntries.all(txn, each)) {
      boolean changing = each.equals(kind) && row.name().equalsIgnoreCase(name);
      if (!changing && names.test(row.name())) {
        visitor.accept(ConfigEntry.of(row));
      }
    }
  }
}
