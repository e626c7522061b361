package io.praetor.txn.internal.http;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.state.ReadResult;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.JsonWriter;
import io.praetor.txn.internal.http.Outcome.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What answers look like: 409 when an operation was refused, and with it all of them. */
final class TransactionAnswers {

  private static final int DONE = 200;
  private static final int REFUSED = 409;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private TransactionAnswers() {}

  static Content written(Transaction transaction, Authorizer caller, byte[] result) {
    Outcome outcome = Outcome.decode(result, transaction.steps().size());
    return content(transaction, caller, outcome, Map.of(), out -> {});
  }

  /** Nothing was carried out, because a caller may not. */
  static Content denied(Transaction transaction, Authorizer caller, List<Refusal> refusals) {
    Outcome outcome = Outcome.refused(refusals, transaction.steps().size());
    return content(transaction, caller, outcome, Map.of(), out -> {});
  }

  static Content read(Transaction transaction, Authorizer caller, ReadResult<Outcome> result) {
    Map<String, String> headers =
        Map.of(
            "X-Consul-Knownleader", Boolean.toString(result.knownLeader()),
            "X-Consul-Lastcontact", Long.toString(result.lastContactMillis()));
    return content(transaction, caller, result.value(), headers, out -> meta(out, result));
  }

  private static Content content(
      Transaction transaction,
      Authorizer caller,
      Outcome outcome,
      Map<String, String> headers,
      Consumer<JsonWriter> further) {
    List<Refusal> refusals = outcome.refusals();
    Content.Json body =
        out -> {
          out.beginObject();
          if (refusals.isEmpty()) {
            results(out.name("Results"), transaction, caller, outcome);
            out.name("Errors").nullValue();
          } else {
            out.name("Results").nullValue();
            errors(out.name("Errors"), refusals);
          }
          further.accept(out);
          out.endObject();
        };
    return new Content(refusals.isEmpty() ? DONE : REFUSED, headers, body);
  }

  private static void results(
      JsonWriter out, Transaction transaction, Authorizer caller, Outcome outcome) {
    out.beginArray();
    for (int n = 0; n < outcome.results().size(); n++) {
      transaction.steps().get(n).kind().render(outcome.results().get(n), caller, out);
    }
    out.endArray();
  }

  private static void errors(JsonWriter out, List<Refusal> refusals) {
    out.beginArray();
    for (Refusal refusal : refusals) {
      out.beginObject();
      out.name("OpIndex").value(refusal.index());
      out.name("What").value(refusal.reason());
      out.endObject();
    }
    out.endArray();
  }

  /** How it was read: members of the body here, and only a part of them headers too. */
  private static void meta(JsonWriter out, ReadResult<Outcome> result) {
    out.name("Index").value(result.index());
    out.name("LastContact").value(result.lastContactMillis() * NANOS_PER_MILLI);
    out.name("KnownLeader").value(result.knownLeader());
    out.name("ConsistencyLevel").value("");
    out.name("NotModified").value(false);
    out.name("Backend").value(0);
  }
}
