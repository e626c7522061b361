package io.praetor.state.internal.table;

import io.praetor.api.session.SessionCheck;
import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The tables of sessions. The orders of fields are on disk: they grow at the end only. */
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
                "modifyIndex")),
        List.of(new IndexSchema<>(firstIndex, SessionTables.BY_NODE, SessionSchema::byNode)));
  }

  static TableSchema<SessionCheck> checks(int number) {
    return new TableSchema<>(
        number,
        SessionTables.CHECKS,
        new RecordCodec<>(SessionCheck.class, List.of("node", "check", "session", "modifyIndex")),
        List.of());
  }

  private static byte[] byNode(SessionRow row) {
    return (row.node().toLowerCase(Locale.ROOT) + '\0' + row.id()).getBytes(StandardCharsets.UTF_8);
  }
}
