package io.praetor.catalog.internal.prepared;

import io.praetor.api.raft.ReadMode;
import io.praetor.catalog.internal.http.Replies;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered when a query is carried out or explained. */
final class ExecutionAnswers {

  private static final int ERROR = 500;

  /** Nobody can wait for such an answer, so its index says nothing. */
  private static final long INDEX = 1;

  private ExecutionAnswers() {}

  static Content executed(Executed executed, ReadMode mode) {
    return answer(
        executed,
        mode,
        out -> {
          out.beginObject();
          out.name("Service").value(executed.query().service());
          out.name("Nodes").beginArray();
          executed.nodes().forEach(node -> node.write(out));
          out.endArray();
          QueryJson.dns(out.name("DNS"), executed.query());
          out.name("Datacenter").value(executed.datacenter());
          out.name("Failovers").value(executed.failovers());
          reading(out, executed, mode);
        });
  }

  static Content explained(Executed explained, ReadMode mode) {
    return answer(
        explained,
        mode,
        out -> {
          out.beginObject();
          QueryJson.query(out.name("Query"), explained.query());
          reading(out, explained, mode);
        });
  }

  private static Content answer(Executed executed, ReadMode mode, Content.Json body) {
    if (!executed.refusal().isEmpty()) {
      return refused(executed.refusal());
    }
    if (executed.query() == null) {
      return Replies.notFound(QueryAnswers.NOT_FOUND);
    }
    Map<String, String> headers = headers(executed.knownLeader(), executed.lastContactMillis());
    headers.put("X-Consul-Effective-Consistency", told(mode));
    return new Content(200, headers, body);
  }

  /** Consul tells with a refusal that it knows of nothing. */
  static Content refused(String why) {
    Content text = Replies.text(ERROR, why);
    Map<String, String> headers = headers(false, 0);
    headers.putAll(text.headers());
    return new Content(ERROR, headers, text.body());
  }

  private static Map<String, String> headers(boolean knownLeader, long lastContactMillis) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Consul-Index", Long.toString(INDEX));
    headers.put("X-Consul-Knownleader", Boolean.toString(knownLeader));
    headers.put("X-Consul-Lastcontact", Long.toString(lastContactMillis));
    headers.put("X-Consul-Query-Backend", "blocking-query");
    return headers;
  }

  private static void reading(JsonWriter out, Executed executed, ReadMode mode) {
    out.name("Index").value(INDEX);
    out.name("LastContact").value(executed.lastContactMillis() * 1_000_000);
    out.name("KnownLeader").value(executed.knownLeader());
    out.name("ConsistencyLevel").value(told(mode));
    out.name("NotModified").value(false);
    out.name("Backend").value(0);
    out.endObject();
  }

  private static String told(ReadMode mode) {
    return switch (mode) {
      case DEFAULT -> "leader";
      case STALE -> "stale";
      case CONSISTENT -> "consistent";
    };
  }
}
