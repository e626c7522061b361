package io.praetor.state.internal.table;

import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The table of sessions. The order of fields is on disk: it grows at the end only. */
final class SessionSchema {

  private SessionSchema() {}

  static TableSchema<SessionRow> sessions(int number, int firstIndex) {
    return new TableSchema<>(
        number,
        SessionTables.SESSIONS,
        new RecordCodec<>(
            SessionRow.class,
            List.of(
                "id",
                "name",
                "node",
                "lockDelayNanos",
                "behavior",
                "ttl",
                "lifeMillis",
                "nodeChecks",
                "serviceChecks",
                "createIndex",
                "modifyIndex",
                "checks")),
        List.of(new IndexSchema<>(firstIndex, SessionTables.BY_NODE, SessionSchema::byNode)));
  }

  private static byte[] byNode(SessionRow row) {
    return (row.node().toLowerCase(Locale.ROOT) + '\0' + row.id()).getBytes(StandardCharsets.UTF_8);
  }
}
