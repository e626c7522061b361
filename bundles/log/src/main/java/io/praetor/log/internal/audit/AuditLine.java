package io.praetor.log.internal.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.praetor.api.audit.AuditEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/** An entry as a line of JSON, with the members that Consul Enterprise documents. */
final class AuditLine {

  private static final JsonFactory JSON = new JsonFactory();

  private AuditLine() {}

  /**
   * The line with its end.
   *
   * @param at when it was recorded
   * @param id of the entry
   */
  static byte[] of(AuditEntry entry, Instant at, UUID id) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("created_at", at.toString());
      out.writeStringField("event_type", "audit");
      out.writeObjectFieldStart("payload");
      out.writeStringField("id", id.toString());
      out.writeStringField("version", "1");
      out.writeStringField("type", "HTTPEvent");
      out.writeStringField("timestamp", at.toString());
      out.writeObjectFieldStart("auth");
      out.writeStringField("accessor_id", entry.accessor());
      out.writeEndObject();
      request(entry, out);
      out.writeObjectFieldStart("response");
      out.writeStringField("status", Integer.toString(entry.status()));
      out.writeEndObject();
      out.writeStringField("stage", "OperationComplete");
      out.writeEndObject();
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there is no file behind it
    }
    return line.toByteArray();
  }

  private static void request(AuditEntry entry, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("request");
    out.writeStringField("operation", entry.method());
    out.writeStringField("endpoint", entry.path());
    out.writeStringField("remote_addr", entry.remote());
    if (!entry.relayedBy().isEmpty()) {
      out.writeStringField("relayed_by", entry.relayedBy());
    }
    out.writeStringField("user_agent", entry.userAgent());
    out.writeStringField("host", entry.host());
    out.writeEndObject();
  }
}
