package io.praetor.api.state;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.kv.KvTables;
import io.praetor.api.session.SessionTables;
import java.util.List;
import java.util.Map;

/**
 * Every hook that there is, and the tables whose changes it hears of. They are part of what
 * commands mean: a hook is only ever added together with the tables that feed it.
 */
public interface Hooks {

  /** Ends sessions whose node or checks go or fail. */
  String SESSIONS = "sessions";

  /** Frees or removes keys whose session ends, and removes keys whose time is over. */
  String KEYS = "keys";

  /** Removes prepared queries whose session ends. */
  String QUERIES = "queries";

  /** The tables that each hook hears of; several hooks of one table are called in name order. */
  Map<String, List<TableId<?>>> TABLES =
      Map.of(
          SESSIONS, List.of(CatalogTables.NODES, CatalogTables.CHECKS),
          KEYS, List.of(SessionTables.SESSIONS, KvTables.LIFETIMES),
          QUERIES, List.of(SessionTables.SESSIONS));
}
