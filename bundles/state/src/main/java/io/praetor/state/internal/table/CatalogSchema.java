package io.praetor.state.internal.table;

import io.praetor.api.catalog.CatalogIndex;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The tables of the catalog. The orders of fields are on disk: they grow at the end only. */
final class CatalogSchema {

  private static final char DIVIDER = '\0';

  private CatalogSchema() {}

  static TableSchema<NodeRow> nodes(int number, int firstIndex) {
    return new TableSchema<>(
        number,
        CatalogTables.NODES,
        new RecordCodec<>(
            NodeRow.class,
            List.of(
                "id",
                "name",
                "address",
                "datacenter",
                "taggedAddresses",
                "meta",
                "createIndex",
                "modifyIndex")),
        List.of(new IndexSchema<>(firstIndex, CatalogTables.NODES_BY_ID, CatalogSchema::nodeById)));
  }

  static TableSchema<ServiceRow> services(int number, int firstIndex, int byDestination) {
    return new TableSchema<>(
        number,
        CatalogTables.SERVICES,
        new RecordCodec<>(
            ServiceRow.class,
            List.of(
                "node",
                "kind",
                "id",
                "name",
                "tags",
                "address",
                "taggedAddresses",
                "port",
                "meta",
                "passingWeight",
                "warningWeight",
                "enableTagOverride",
                "createIndex",
                "modifyIndex",
                "socketPath",
                "destination",
                "proxy",
                "ports",
                "locality")),
        List.of(
            new IndexSchema<>(
                firstIndex,
                CatalogTables.SERVICES_BY_NAME,
                row -> key(row.name(), row.node(), row.id())),
            new IndexSchema<>(
                byDestination,
                CatalogTables.SERVICES_BY_DESTINATION,
                CatalogSchema::serviceByDestination)));
  }

  static TableSchema<CheckRow> checks(int number, int firstIndex) {
    return new TableSchema<>(
        number,
        CatalogTables.CHECKS,
        new RecordCodec<>(
            CheckRow.class,
            List.of(
                "node",
                "id",
                "name",
                "status",
                "notes",
                "output",
                "serviceId",
                "serviceName",
                "serviceTags",
                "type",
                "createIndex",
                "modifyIndex",
                "interval",
                "timeout",
                "exposedPort",
                "definition")),
        List.of(
            new IndexSchema<>(
                firstIndex,
                CatalogTables.CHECKS_BY_SERVICE,
                row -> key(row.serviceName(), row.node(), row.id())),
            new IndexSchema<>(
                firstIndex + 1,
                CatalogTables.CHECKS_BY_STATUS,
                row -> key(row.status(), row.node(), row.id()))));
  }

  static TableSchema<CoordinateRow> coordinates(int number) {
    return new TableSchema<>(
        number,
        CatalogTables.COORDINATES,
        new RecordCodec<>(
            CoordinateRow.class, List.of("node", "segment", "coordinate", "modifyIndex")),
        List.of());
  }

  static TableSchema<CatalogIndex> indexes(int number) {
    return new TableSchema<>(
        number,
        CatalogTables.INDEXES,
        new RecordCodec<>(CatalogIndex.class, List.of("modifyIndex")),
        List.of());
  }

  private static byte[] nodeById(NodeRow row) {
    return row.id().isEmpty() ? null : key(row.id(), row.name());
  }

  private static byte[] serviceByDestination(ServiceRow row) {
    return row.destination().isEmpty() ? null : key(row.destination(), row.node(), row.id());
  }

  private static byte[] key(String first, String... more) {
    StringBuilder key = new StringBuilder(first);
    for (String part : more) {
      key.append(DIVIDER).append(part);
    }
    return key.toString().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }
}
