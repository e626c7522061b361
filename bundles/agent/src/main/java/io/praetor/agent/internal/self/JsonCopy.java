package io.praetor.agent.internal.self;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.praetor.spi.http.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a JSON text as part of another one, in that one's format. */
final class JsonCopy {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonCopy() {}

  static void write(JsonWriter out, String json) {
    try (JsonParser in = FACTORY.createParser(json)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        write(out, in, token);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a member of the outermost object; empty when there is none. */
  static String text(String json, String member) {
    try (JsonParser in = FACTORY.createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = in.currentName().equals(member);
        if (in.nextToken() == JsonToken.VALUE_STRING && wanted) {
          return in.getText();
        }
        in.skipChildren();
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonWriter out, JsonParser in, JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT -> out.beginObject();
      case END_OBJECT -> out.endObject();
      case START_ARRAY -> out.beginArray();
      case END_ARRAY -> out.endArray();
      case FIELD_NAME -> out.name(in.currentName());
      case VALUE_STRING -> out.value(in.getText());
      case VALUE_NUMBER_INT -> out.value(in.getLongValue());
      case VALUE_NUMBER_FLOAT -> out.value(in.getDoubleValue());
      case VALUE_TRUE -> out.value(true);
      case VALUE_FALSE -> out.value(false);
      default -> out.nullValue();
    }
  }
}
