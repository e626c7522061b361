package io.praetor.api.catalog;

import io.praetor.api.state.IndexId;
import io.praetor.api.state.TableId;

/**
 * The tables of the catalog. Row keys are UTF-8; names that users compare without regard to case
 * stand in lower case in keys, and as they were written in rows. Parts are divided by a zero byte.
 */
public interface CatalogTables {

  /** Key: node name. */
  TableId<NodeRow> NODES = new TableId<>("nodes", NodeRow.class);

  /** Key: node name, service id. */
  TableId<ServiceRow> SERVICES = new TableId<>("services", ServiceRow.class);

  /** Key: node name, check id. */
  TableId<CheckRow> CHECKS = new TableId<>("checks", CheckRow.class);

  /** Key: node name, segment. */
  TableId<CoordinateRow> COORDINATES = new TableId<>("coordinates", CoordinateRow.class);

  /**
   * Key: {@code s}, service name; {@code d}, destination; or {@code n}, node name; or {@code x},
   * and {@code s} or {@code d}.
   */
  TableId<CatalogIndex> INDEXES = new TableId<>("catalog-indexes", CatalogIndex.class);

  /** Key: kind, name. */
  TableId<ConfigEntryRow> CONFIG_ENTRIES = new TableId<>("config-entries", ConfigEntryRow.class);

  /** Key: id. */
  TableId<PreparedQueryRow> QUERIES = new TableId<>("prepared-queries", PreparedQueryRow.class);

  /** Nodes by node id, node name. */
  IndexId<NodeRow> NODES_BY_ID = new IndexId<>(NODES, "id");

  /** Services by service name, node name, service id. */
  IndexId<ServiceRow> SERVICES_BY_NAME = new IndexId<>(SERVICES, "name");

  /** Services by destination, node name, service id; those without a destination are not in it. */
  IndexId<ServiceRow> SERVICES_BY_DESTINATION = new IndexId<>(SERVICES, "destination");

  /** Checks by service name, node name, check id; checks of nodes have an empty service name. */
  IndexId<CheckRow> CHECKS_BY_SERVICE = new IndexId<>(CHECKS, "service");

  /** Checks by status, node name, check id. */
  IndexId<CheckRow> CHECKS_BY_STATUS = new IndexId<>(CHECKS, "status");

  /** Prepared queries by name, id; those without a name are not in it. */
  IndexId<PreparedQueryRow> QUERIES_BY_NAME = new IndexId<>(QUERIES, "name");

  /** Templates by name, which may be empty, id. */
  IndexId<PreparedQueryRow> QUERY_TEMPLATES = new IndexId<>(QUERIES, "template");

  /** Prepared queries that are bound to a session by session id, id. */
  IndexId<PreparedQueryRow> QUERIES_BY_SESSION = new IndexId<>(QUERIES, "session");
}
