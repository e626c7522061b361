package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.catalog.internal.config.WriteResult;
import io.praetor.catalog.internal.http.Replies;
import io.praetor.spi.http.Content;
import java.util.List;
import java.util.function.Function;

/** What answers look like. The functions are constants, so that equal waiting reads share them. */
final class QueryAnswers {

  static final String NOT_FOUND = "Query not found";

  static final Function<List<PreparedQueryRow>, Content> QUERIES = QueryAnswers::queries;

  static final Function<List<PreparedQueryRow>, Content> QUERY =
      rows -> rows.isEmpty() ? Replies.notFound(NOT_FOUND) : queries(rows);

  static final Function<byte[], Content> WRITTEN =
      result -> {
        refuse(result);
        return Content.empty(200);
      };

  private QueryAnswers() {}

  static Content created(String id, byte[] result) {
    refuse(result);
    return Content.json(out -> out.beginObject().name("ID").value(id).endObject());
  }

  private static Content queries(List<PreparedQueryRow> rows) {
    return Content.json(
        out -> {
          out.beginArray();
          rows.forEach(row -> QueryJson.query(out, row));
          out.endArray();
        });
  }

  private static void refuse(byte[] result) {
    String refusal = WriteResult.decode(result).refusal();
    if (!refusal.isEmpty()) {
      throw new OperationFailedException(refusal);
    }
  }
}
