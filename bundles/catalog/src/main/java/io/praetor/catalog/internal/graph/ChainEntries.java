package io.praetor.catalog.internal.graph;

import io.praetor.format.json.Tree;
import java.util.Locale;
import java.util.Set;

/** The entries that chains are made of; null where there is none. */
public interface ChainEntries {

  /** Protocols that have single requests, which can be told apart. */
  Set<String> WITH_REQUESTS = Set.of("http", "http2", "grpc");

  String TCP = "tcp";

  /** Where requests to a service go. */
  Tree router(String service);

  /** How they are shared out. */
  Tree splitter(String service);

  /** Which instances are meant. */
  Tree resolver(String service);

  /** What holds for a service. */
  Tree defaults(String service);

  /** What holds for all proxies. */
  Tree proxies();

  /** What a service speaks: its own entry says it, or, if it has none, that of all proxies. */
  default String protocol(String service) {
    Tree own = defaults(service);
    Tree all = own == null ? proxies() : null;
    String said = own == null ? "" : own.text("Protocol");
    if (all != null) {
      said = all.object("Config").text("protocol");
    }
    return said.isEmpty() ? TCP : said.toLowerCase(Locale.ROOT);
  }
}
