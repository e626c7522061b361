package io.praetor.log.internal.line;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One JSON object per line, in the shape that Consul's logging library gives it: {@code @level},
 * {@code @message}, {@code @module}, {@code @timestamp}, and the message's fields beside them.
 */
public final class JsonFormat extends Formatter {

  private static final String ERROR = "error";

  private final JsonFactory factory = new JsonFactory();
  private final DateTimeFormatter time;

  public JsonFormat(ZoneId zone) {
    time =
        new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS")
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            .withZone(zone);
  }

  @Override
  public String format(LogRecord record) {
    StringWriter line = new StringWriter(160);
    try (JsonGenerator out = factory.createGenerator(line)) {
      MessageFields message = MessageFields.of(formatMessage(record));
      out.writeStartObject();
      out.writeStringField(
          "@level", LogLevel.of(record.getLevel()).name().toLowerCase(Locale.ROOT));
      out.writeStringField("@message", message.text());
      out.writeStringField("@module", ModuleName.of(record.getLoggerName()));
      out.writeStringField("@timestamp", time.format(record.getInstant()));
      if (record.getThrown() != null) {
        out.writeStringField(ERROR, trace(record.getThrown()));
        message.fields().remove(ERROR);
      }
      for (Map.Entry<String, String> field : message.fields().entrySet()) {
        out.writeStringField(field.getKey(), field.getValue());
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString();
  }

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
