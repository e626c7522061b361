package io.praetor.kv.internal.http;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.kv.KvEntry;
import io.praetor.kv.internal.command.KvResult;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What answers look like. The functions are constants, so that equal waiting reads share them. */
final class KvAnswers {

  static final Function<KvEntry, Content> ENTRY =
      entry -> entry == null ? notFound() : Content.json(out -> writeAll(out, List.of(entry)));

  static final Function<KvEntry, Content> RAW =
      entry -> entry == null ? notFound() : raw(entry.value());

  static final Function<List<KvEntry>, Content> ENTRIES =
      entries -> entries.isEmpty() ? notFound() : Content.json(out -> writeAll(out, entries));

  static final Function<KvKeys.Found, Content> KEYS =
      found ->
          found.keys().isEmpty() && !found.whole()
              ? notFound()
              : Content.json(out -> writeKeys(out, found.keys()));

  static final Function<byte[], Content> WRITTEN = result -> written(KvResult.decode(result));

  /** Values are the user's: a browser must neither guess a type nor run them. */
  private static final Map<String, String> RAW_HEADERS =
      Map.of(
          "Content-Type", "text/plain",
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "sandbox");

  private KvAnswers() {}

  private static Content notFound() {
    return Content.empty(404);
  }

  private static Content raw(byte[] value) {
    return new Content(200, RAW_HEADERS, new Content.Bytes(value));
  }

  private static Content written(KvResult result) {
    if (!result.error().isEmpty()) {
      throw new OperationFailedException("raft apply failed: " + result.error());
    }
    return Content.json(out -> out.value(result.done()));
  }

  private static void writeAll(JsonWriter out, List<KvEntry> entries) {
    out.beginArray();
    for (KvEntry entry : entries) {
      write(out, entry);
    }
    out.endArray();
  }

  private static void write(JsonWriter out, KvEntry entry) {
    out.beginObject();
    out.name("LockIndex").value(entry.lockIndex());
    out.name("Key").value(entry.key());
    out.name("Flags").unsigned(entry.flags());
    out.name("Value").base64(entry.value().length == 0 ? null : entry.value());
    if (!entry.session().isEmpty()) {
      out.name("Session").value(entry.session());
    }
    out.name("CreateIndex").value(entry.createIndex());
    out.name("ModifyIndex").value(entry.modifyIndex());
    out.endObject();
  }

  private static void writeKeys(JsonWriter out, List<String> keys) {
    out.beginArray();
    for (String key : keys) {
      out.value(key);
    }
    out.endArray();
  }
}
