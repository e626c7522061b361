package io.praetor.catalog.internal.intention;

import io.praetor.api.error.OperationFailedException;
import io.praetor.catalog.internal.config.WriteResult;
import io.praetor.catalog.internal.http.Replies;
import io.praetor.format.json.JsonTree;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What answers look like. The functions are constants, so that equal waiting reads share them. */
final class IntentionAnswers {

  static final Function<List<Intention>, Content> LIST =
      found -> Content.json(out -> list(out, found));

  static final Function<List<Intention>, Content> ONE =
      found ->
          found.isEmpty()
              ? Replies.notFound("Intention not found")
              : Content.json(out -> write(out, found.get(0)));

  static final Function<Map<String, List<Intention>>, Content> MATCHES =
      found ->
          Content.json(
              out -> {
                out.beginObject();
                new TreeMap<>(found).forEach((name, list) -> list(out.name(name), list));
                out.endObject();
              });

  static final Function<byte[], Content> WRITTEN =
      result -> {
        refuse(result);
        return Content.json(out -> out.value(true));
      };

  static final Function<DecisionQuery.Found, Content> DECISION =
      found ->
          Content.json(out -> out.beginObject().name("Allowed").value(found.allowed()).endObject());

  private IntentionAnswers() {}

  static Content withId(String id, byte[] result) {
    refuse(result);
    return Content.json(out -> out.beginObject().name("ID").value(id).endObject());
  }

  private static void refuse(byte[] result) {
    String refusal = WriteResult.decode(result).refusal();
    if (!refusal.isEmpty()) {
      throw new OperationFailedException(refusal);
    }
  }

  private static void list(JsonWriter out, List<Intention> intentions) {
    out.beginArray();
    intentions.forEach(intention -> write(out, intention));
    out.endArray();
  }

  private static void write(JsonWriter out, Intention intention) {
    out.beginObject();
    text(out, "CreatedAt", intention.text("LegacyCreateTime"));
    text(out, "UpdatedAt", intention.text("LegacyUpdateTime"));
    text(out, "ID", intention.id());
    text(out, "Description", intention.text("Description"));
    out.name("SourceNS").value("default");
    out.name("SourceName").value(intention.sourceName());
    out.name("DestinationNS").value("default");
    out.name("DestinationName").value(intention.destination());
    out.name("SourceType").value(intention.text("Type"));
    text(out, "Action", intention.text("Action"));
    member(out, "Permissions", intention.source().get("Permissions"));
    Object meta =
        intention.id().isEmpty() ? intention.meta() : intention.source().get("LegacyMeta");
    member(out, "Meta", meta instanceof Map<?, ?> pairs && pairs.isEmpty() ? null : meta);
    out.name("Precedence").value(intention.precedence());
    out.name("CreateIndex").value(intention.createIndex());
    out.name("ModifyIndex").value(intention.modifyIndex());
    out.endObject();
  }

  private static void text(JsonWriter out, String name, String text) {
    member(out, name, text.isEmpty() ? null : text);
  }

  private static void member(JsonWriter out, String name, Object value) {
    if (value != null) {
      JsonTree.write(out.name(name), value);
    }
  }
}
