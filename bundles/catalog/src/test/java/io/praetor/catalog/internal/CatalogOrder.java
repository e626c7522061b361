package io.praetor.catalog.internal;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.Row;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where rows stand in indexes, as their declarations say. */
final class CatalogOrder {

  private CatalogOrder() {}

  static byte[] key(IndexId<?> index, Row row) {
    String key =
        switch (index.table().name() + " by " + index.name()) {
          case "nodes by id" -> ((NodeRow) row).id() + '\0' + ((NodeRow) row).name();
          case "services by name" -> service((ServiceRow) row);
          case "services by destination" -> destination((ServiceRow) row);
          case "checks by status" -> check(((CheckRow) row).status(), (CheckRow) row);
          case "checks by service" -> check(((CheckRow) row).serviceName(), (CheckRow) row);
          case "prepared-queries by name" -> query(((PreparedQueryRow) row).name(), row);
          case "prepared-queries by session" -> query(((PreparedQueryRow) row).session(), row);
          case "prepared-queries by template" ->
              ((PreparedQueryRow) row).isTemplate()
                  ? ((PreparedQueryRow) row).name() + '\0' + ((PreparedQueryRow) row).id()
                  : null;
          default -> throw new IllegalArgumentException(index.name());
        };
    return key == null ? null : key.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  private static String query(String first, Row row) {
    return first.isEmpty() ? null : first + '\0' + ((PreparedQueryRow) row).id();
  }

  private static String service(ServiceRow row) {
    return row.name() + '\0' + row.node() + '\0' + row.id();
  }

  private static String destination(ServiceRow row) {
    return row.destination().isEmpty()
        ? null
        : row.destination() + '\0' + row.node() + '\0' + row.id();
  }

  private static String check(String first, CheckRow row) {
    return first + '\0' + row.node() + '\0' + row.id();
  }
}
