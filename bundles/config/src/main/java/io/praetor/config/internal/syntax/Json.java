package io.praetor.config.internal.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes trees as JSON. */
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** The text of a tree of objects, lists, texts, numbers and switches, without any white space. */
  public static String text(Map<String, ?> tree) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      write(tree, json);
    } catch (IOException e) {
      throw new UncheckedIOException("to memory", e);
    }
    return out.toString();
  }

  private static void write(Object node, JsonGenerator json) throws IOException {
    if (node instanceof Map<?, ?> object) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (node instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(element, json);
      }
      json.writeEndArray();
    } else if (node instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (node instanceof Double fraction) {
      json.writeNumber(fraction);
    } else if (node instanceof Number whole) {
      json.writeNumber(whole.longValue());
    } else {
      json.writeString(String.valueOf(node));
    }
  }
}
