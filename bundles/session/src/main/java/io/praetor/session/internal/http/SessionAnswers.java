package io.praetor.session.internal.http;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.session.SessionRow;
import io.praetor.session.internal.command.SessionResult;
import io.praetor.session.internal.query.SessionQuery;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What answers look like. Functions of reads are constants: equal waiting reads share them. */
final class SessionAnswers {

  static final Function<SessionQuery.Found, Content> INFO = SessionAnswers::info;

  static final Function<List<SessionRow>, Content> LIST = SessionAnswers::list;

  static final Function<byte[], Content> DESTROYED =
      result -> {
        check(result);
        return Content.json(out -> out.value(true));
      };

  private SessionAnswers() {}

  static Function<byte[], Content> created(String id) {
    return result -> {
      check(result);
      return Content.json(out -> out.beginObject().name("ID").value(id).endObject());
    };
  }

  static Content notFound(String id) {
    return new Content(
        404,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        new Content.Bytes(("Session id '" + id + "' not found").getBytes(StandardCharsets.UTF_8)));
  }

  static Content list(List<SessionRow> sessions) {
    return Content.json(
        out -> {
          out.beginArray();
          sessions.forEach(session -> write(out, session));
          out.endArray();
        });
  }

  /** A refusal of a command, in the words of whoever submitted it. */
  static OperationFailedException refused(String reason) {
    return new OperationFailedException("apply failed: " + reason);
  }

  private static Content info(SessionQuery.Found found) {
    if (!found.refusal().isEmpty()) {
      throw new OperationFailedException(found.refusal());
    }
    return list(found.session() == null ? List.of() : List.of(found.session()));
  }

  private static void check(byte[] result) {
    String refusal = SessionResult.decode(result).refusal();
    if (!refusal.isEmpty()) {
      throw refused(refusal);
    }
  }

  private static void write(JsonWriter out, SessionRow session) {
    out.beginObject();
    out.name("ID").value(session.id());
    out.name("Name").value(session.name());
    out.name("Node").value(session.node());
    out.name("LockDelay").value(session.lockDelayNanos());
    out.name("Behavior").value(session.behavior());
    out.name("TTL").value(session.ttl());
    texts(out.name("NodeChecks"), session.nodeChecks());
    serviceChecks(out.name("ServiceChecks"), session.serviceChecks());
    if (!session.checks().isEmpty()) {
      texts(out.name("Checks"), session.checks());
    }
    out.name("CreateIndex").value(session.createIndex());
    out.name("ModifyIndex").value(session.modifyIndex());
    out.endObject();
  }

  private static void texts(JsonWriter out, List<String> texts) {
    out.beginArray();
    texts.forEach(out::value);
    out.endArray();
  }

  private static void serviceChecks(JsonWriter out, List<String> ids) {
    if (ids.isEmpty()) {
      out.nullValue();
      return;
    }
    out.beginArray();
    for (String id : ids) {
      out.beginObject().name("ID").value(id).name("Namespace").value("").endObject();
    }
    out.endArray();
  }
}
