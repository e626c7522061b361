package io.praetor.http.internal.response;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes JSON bodies with Jackson's streaming generator. */
final class JsonBody implements JsonWriter {

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private final JsonGenerator out;

  private JsonBody(JsonGenerator out) {
    this.out = out;
  }

  static void write(Content.Json json, Format format, OutputStream target) {
    try (JsonGenerator generator = FACTORY.createGenerator(target)) {
      if (format.indented()) {
        generator.setPrettyPrinter(new GoPrettyPrinter());
      }
      json.write(new JsonBody(generator));
      if (format.newline()) {
        generator.writeRaw('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public JsonWriter beginObject() {
    return step(out::writeStartObject);
  }

  @Override
  public JsonWriter endObject() {
    return step(out::writeEndObject);
  }

  @Override
  public JsonWriter beginArray() {
    return step(out::writeStartArray);
  }

  @Override
  public JsonWriter endArray() {
    return step(out::writeEndArray);
  }

  @Override
  public JsonWriter name(String name) {
    return step(() -> out.writeFieldName(name));
  }

  @Override
  public JsonWriter value(String value) {
    return step(() -> out.writeString(value));
  }

  @Override
  public JsonWriter value(long value) {
    return step(() -> out.writeNumber(value));
  }

  @Override
  public JsonWriter unsigned(long value) {
    return value >= 0 ? value(value) : step(() -> out.writeNumber(Long.toUnsignedString(value)));
  }

  @Override
  public JsonWriter value(double value) {
    return step(() -> out.writeNumber(GoNumber.of(value)));
  }

  @Override
  public JsonWriter value(boolean value) {
    return step(() -> out.writeBoolean(value));
  }

  @Override
  public JsonWriter base64(byte[] value) {
    return value == null
        ? nullValue()
        : step(() -> out.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, value, 0, value.length));
  }

  @Override
  public JsonWriter nullValue() {
    return step(out::writeNull);
  }

  private JsonWriter step(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
