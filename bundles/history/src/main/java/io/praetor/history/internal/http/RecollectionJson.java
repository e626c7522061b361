package io.praetor.history.internal.http;

import io.praetor.history.internal.memory.Change;
import io.praetor.history.internal.memory.Recollection;
import io.praetor.spi.http.JsonWriter;

/** What is remembered, as JSON; times as in RFC 3339, in UTC. */
final class RecollectionJson {

  private RecollectionJson() {}

  static void write(Recollection told, JsonWriter out) {
    out.beginObject();
    out.name("Since").value(told.since().toString());
    out.name("Now").value(told.now().toString());
    out.name("Truncated").value(told.truncated());
    out.name("Checks").beginArray();
    told.checks().forEach(check -> write(check, out));
    out.endArray().endObject();
  }

  private static void write(Recollection.Check check, JsonWriter out) {
    out.beginObject();
    out.name("Node").value(check.names().node());
    out.name("CheckID").value(check.names().checkId());
    out.name("Name").value(check.names().name());
    out.name("ServiceID").value(check.names().serviceId());
    out.name("ServiceName").value(check.names().serviceName());
    out.name("Status").value(check.status());
    out.name("Since").value(check.since().toString());
    out.name("Changes").beginArray();
    check.changes().forEach(change -> write(change, out));
    out.endArray().endObject();
  }

  private static void write(Change change, JsonWriter out) {
    out.beginObject();
    out.name("At").value(change.at().toString());
    out.name("From").value(change.from());
    out.name("To").value(change.to());
    out.name("Output").value(change.output());
    out.endObject();
  }
}
