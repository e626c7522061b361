package io.praetor.catalog.internal.gateway;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.catalog.internal.command.CatalogIndexes;
import io.praetor.catalog.internal.config.ConfigEntries;
import io.praetor.catalog.internal.config.IngressGateway;
import io.praetor.catalog.internal.config.ProposedEntries;
import io.praetor.catalog.internal.config.ServiceIntentions;
import io.praetor.catalog.internal.config.TerminatingGateway;
import io.praetor.format.json.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is behind the gateway of an entry. A service that is named goes before "every service",
 * which means those that are registered, other than proxies, gateways and the servers; and, where
 * connections come in, only those that speak what the listener does.
 */
public final class GatewayServices {

  private static final String SERVERS = "consul";

  private final ReadTxn txn;
  private final ProposedEntries entries;
  private Map<String, Long> registered;

  GatewayServices(ReadTxn txn) {
    this.txn = txn;
    entries = ProposedEntries.unchanged(txn);
  }

  /** What moves when what is behind any gateway does. */
  public static long index(ReadTxn txn) {
    List<ConfigEntryRow> rows = new ArrayList<>();
    ConfigEntries.all(txn, IngressGateway.KIND).forEach(rows::add);
    ConfigEntries.all(txn, TerminatingGateway.KIND).forEach(rows::add);
    return index(txn, rows);
  }

  /** What is behind every gateway. */
  public static List<GatewayService> all(ReadTxn txn) {
    GatewayServices catalog = new GatewayServices(txn);
    List<GatewayService> all = new ArrayList<>();
    for (String kind : List.of(IngressGateway.KIND, TerminatingGateway.KIND)) {
      ConfigEntries.all(txn, kind).forEach(row -> all.addAll(catalog.behind(row)));
    }
    return all;
  }

  /**
   * What moves when what is behind the gateways of some entries does: where one means every
   * service, that is any service that comes or goes, and, where these have to speak what a listener
   * does, any word on that.
   */
  static long index(ReadTxn txn, List<ConfigEntryRow> rows) {
    long index = CatalogIndexes.ofGateways(txn);
    for (GatewayService one : rows.stream().flatMap(row -> declared(row).stream()).toList()) {
      if (one.service().equals(ServiceIntentions.WILDCARD)) {
        index = Math.max(index, txn.tableIndex(CatalogTables.SERVICES));
        if (!one.protocol().isEmpty()) {
          index = Math.max(index, txn.tableIndex(CatalogTables.CONFIG_ENTRIES));
        }
      }
    }
    return index;
  }

  /** By service and port. */
  List<GatewayService> behind(ConfigEntryRow entry) {
    Map<String, Map<Long, GatewayService>> found = new TreeMap<>();
    List<GatewayService> any = new ArrayList<>();
    for (GatewayService one : declared(entry)) {
      if (one.service().equals(ServiceIntentions.WILDCARD)) {
        any.add(one);
      } else {
        found.computeIfAbsent(one.service(), name -> new TreeMap<>()).put(one.port(), one);
      }
    }
    for (GatewayService one : any) {
      registered()
          .forEach(
              (name, since) -> {
                if (fits(one, name)) {
                  found
                      .computeIfAbsent(name, key -> new TreeMap<>())
                      .putIfAbsent(one.port(), one.of(name, since));
                }
              });
    }
    return found.values().stream().flatMap(ports -> ports.values().stream()).toList();
  }

  private boolean fits(GatewayService any, String service) {
    return any.protocol().isEmpty() || any.protocol().equals(entries.protocol(service));
  }

  /** Names of services, and since when each is there. */
  private Map<String, Long> registered() {
    if (registered == null) {
      registered = new TreeMap<>();
      for (ServiceRow row : txn.scan(CatalogTables.SERVICES, new byte[0])) {
        if (row.kind().isEmpty() && !row.name().equals(SERVERS)) {
          registered.merge(row.name(), row.createIndex(), Math::min);
        }
      }
    }
    return registered;
  }

  private static List<GatewayService> declared(ConfigEntryRow entry) {
    Tree content = Tree.of(entry.content());
    List<GatewayService> declared = new ArrayList<>();
    if (entry.kind().equals(IngressGateway.KIND)) {
      for (Tree listener : content.list("Listeners")) {
        for (Tree service : listener.list("Services")) {
          declared.add(
              declared(entry, listener.number("Port"), listener.text("Protocol"), service));
        }
      }
    } else {
      content.list("Services").forEach(service -> declared.add(declared(entry, 0, "", service)));
    }
    return declared;
  }

  private static GatewayService declared(
      ConfigEntryRow entry, long port, String protocol, Tree service) {
    return new GatewayService(
        entry.name(),
        service.text("Name"),
        entry.kind(),
        port,
        protocol,
        service,
        false,
        entry.modifyIndex());
  }
}
