package io.praetor.kv.internal.http;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.kv.KvChange;
import io.praetor.api.kv.KvVersion;
import io.praetor.kv.internal.command.KvResult;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What answers look like. The functions are constants, so that equal waiting reads share them. */
final class KvAnswers {

  static final Function<KvFound, Content> ENTRIES =
      found -> found.isEmpty() ? notFound() : Content.json(out -> KvJson.write(out, found));

  static final Function<KvFound, Content> RAW =
      found -> found.isEmpty() ? notFound() : raw(found.entries().get(0).value());

  static final Function<KvKeys.Found, Content> KEYS =
      found ->
          found.keys().isEmpty() && !found.whole()
              ? notFound()
              : Content.json(out -> writeKeys(out, found.keys()));

  static final Function<List<KvVersion>, Content> VERSIONS =
      versions ->
          versions.isEmpty() ? notFound() : Content.json(out -> writeVersions(out, versions));

  static final Function<KvHolds.Found, Content> LOCKS =
      found -> Content.json(out -> KvJson.write(out, found));

  static final Function<ChangePage, Content> CHANGES = page -> changes(page, true);

  static final Function<ChangePage, Content> CHANGED_KEYS = page -> changes(page, false);

  static final Function<byte[], Content> WRITTEN = result -> written(KvResult.decode(result));

  /** Values are the user's: a browser must neither guess a type nor run them. */
  private static final Map<String, String> RAW_HEADERS =
      Map.of("Content-Type", "text/plain", "Content-Security-Policy", "sandbox");

  private KvAnswers() {}

  static InvalidRequestException changesAreOff() {
    return new InvalidRequestException(
        "Changes are not kept: praetor.kv.change_history is 0 in the configuration of the servers");
  }

  private static Content notFound() {
    return Content.empty(404);
  }

  private static Content raw(byte[] value) {
    return new Content(200, RAW_HEADERS, new Content.Bytes(value));
  }

  private static Content written(KvResult result) {
    return switch (result.outcome()) {
      case REFUSED -> throw new OperationFailedException("raft apply failed: " + result.error());
      case MISSING -> text(404, "This version of the key is not kept");
      case DONE, NOT_DONE -> Content.json(out -> out.value(result.done()));
    };
  }

  private static Content text(int status, String text) {
    return new Content(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        new Content.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void writeKeys(JsonWriter out, List<String> keys) {
    out.beginArray();
    for (String key : keys) {
      out.value(key);
    }
    out.endArray();
  }

  private static void writeVersions(JsonWriter out, List<KvVersion> versions) {
    out.beginArray();
    for (KvVersion version : versions) {
      KvJson.write(out, version);
    }
    out.endArray();
  }

  private static Content changes(ChangePage page, boolean values) {
    if (page.state() == ChangePage.State.OFF) {
      throw changesAreOff();
    }
    return Content.json(out -> writeChanges(out, page, values));
  }

  private static void writeChanges(JsonWriter out, ChangePage page, boolean values) {
    out.beginObject();
    out.name("Index").value(page.index());
    if (page.state() == ChangePage.State.RESYNC) {
      out.name("Resync").value(true);
    }
    out.name("Changes").beginArray();
    for (KvChange change : page.changes()) {
      KvJson.write(out, change, values);
    }
    out.endArray();
    out.endObject();
  }
}
