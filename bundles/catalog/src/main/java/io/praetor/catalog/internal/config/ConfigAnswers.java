package io.praetor.catalog.internal.config;

import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.catalog.internal.http.Replies;
import io.praetor.format.go.GoText;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What answers look like. The functions are constants, so that equal waiting reads share them. */
final class ConfigAnswers {

  static final Function<ConfigEntryQuery.Found, Content> ENTRY = ConfigAnswers::entry;

  static final Function<List<ConfigEntryRow>, Content> ENTRIES = ConfigAnswers::entries;

  static final Function<byte[], Content> WRITTEN = ConfigAnswers::written;

  static final Function<byte[], Content> DELETED = ConfigAnswers::deleted;

  private ConfigAnswers() {}

  private static Content entry(ConfigEntryQuery.Found found) {
    return found.row() == null
        ? Replies.notFound(
            "Config entry not found for "
                + GoText.quoted(found.kind())
                + " / "
                + GoText.quoted(found.name()))
        : Content.json(out -> write(out, found.row()));
  }

  private static Content entries(List<ConfigEntryRow> rows) {
    return Content.json(
        out -> {
          out.beginArray();
          rows.forEach(row -> write(out, row));
          out.endArray();
        });
  }

  private static Content written(byte[] result) {
    boolean done = done(result);
    return Content.json(out -> out.value(done));
  }

  private static Content deleted(byte[] result) {
    done(result);
    return Content.json(out -> out.beginObject().endObject());
  }

  private static boolean done(byte[] encoded) {
    WriteResult result = WriteResult.decode(encoded);
    if (!result.refusal().isEmpty()) {
      throw new OperationFailedException(result.refusal());
    }
    return result.done();
  }

  private static void write(JsonWriter out, ConfigEntryRow row) {
    out.beginObject();
    out.name("Kind").value(row.kind());
    if (ConfigKinds.isNamed(row.kind())) {
      out.name("Name").value(row.name());
    }
    Map<?, ?> content = (Map<?, ?>) JsonText.tree(row.content());
    content.forEach((name, value) -> JsonTree.write(out.name((String) name), value));
    out.name("CreateIndex").value(row.createIndex());
    out.name("ModifyIndex").value(row.modifyIndex());
    out.endObject();
  }
}
