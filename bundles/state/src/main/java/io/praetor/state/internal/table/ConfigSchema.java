package io.praetor.state.internal.table;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.catalog.PreparedQueryRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The tables of shared configuration. The orders of fields are on disk: they grow at the end. */
final class ConfigSchema {

  private ConfigSchema() {}

  static TableSchema<ConfigEntryRow> entries(int number) {
    return new TableSchema<>(
        number,
        CatalogTables.CONFIG_ENTRIES,
        new RecordCodec<>(
            ConfigEntryRow.class, List.of("kind", "name", "content", "createIndex", "modifyIndex")),
        List.of());
  }

  static TableSchema<PreparedQueryRow> queries(int number, int firstIndex) {
    return new TableSchema<>(
        number,
        CatalogTables.QUERIES,
        new RecordCodec<>(
            PreparedQueryRow.class,
            List.of(
                "id",
                "name",
                "session",
                "token",
                "templateType",
                "templateRegexp",
                "removeEmptyTags",
                "service",
                "nearestN",
                "datacenters",
                "onlyPassing",
                "ignoreCheckIds",
                "near",
                "tags",
                "nodeMeta",
                "serviceMeta",
                "connect",
                "ttl",
                "createIndex",
                "modifyIndex")),
        List.of(
            new IndexSchema<>(firstIndex, CatalogTables.QUERIES_BY_NAME, ConfigSchema::byName),
            new IndexSchema<>(
                firstIndex + 1, CatalogTables.QUERY_TEMPLATES, ConfigSchema::template),
            new IndexSchema<>(
                firstIndex + 2, CatalogTables.QUERIES_BY_SESSION, ConfigSchema::bySession)));
  }

  private static byte[] byName(PreparedQueryRow row) {
    return row.name().isEmpty() ? null : key(row.name(), row.id());
  }

  private static byte[] template(PreparedQueryRow row) {
    return row.isTemplate() ? key(row.name(), row.id()) : null;
  }

  private static byte[] bySession(PreparedQueryRow row) {
    return row.session().isEmpty() ? null : key(row.session(), row.id());
  }

  private static byte[] key(String first, String second) {
    String key = first + '\0' + second;
    return key.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }
}
