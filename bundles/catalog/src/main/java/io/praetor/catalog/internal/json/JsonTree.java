package io.praetor.catalog.internal.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.praetor.api.error.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text as maps, lists, strings, numbers, booleans and null. Refusals are in the words of
 * Go's decoder, as far as they can be told.
 */
final class JsonTree {

  private static final String REFUSED = "Request decode failed: ";
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonTree() {}

  static Object parse(byte[] text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw refused("EOF");
      }
      return value(parser, first);
    } catch (JsonProcessingException e) {
      throw refused(reason(text, e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InvalidRequestException refused(String reason) {
    return new InvalidRequestException(REFUSED + reason);
  }

  private static String reason(byte[] text, JsonProcessingException problem) {
    for (byte character : text) {
      if (!Character.isWhitespace(character)) {
        boolean opens = "{[\"-0123456789tfn".indexOf(character) >= 0;
        return opens
            ? problem.getOriginalMessage()
            : "invalid character '" + (char) character + "' looking for beginning of value";
      }
    }
    return "EOF";
  }

  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw refused("unexpected " + token);
    };
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      members.put(name, value(parser, next(parser)));
    }
    return members;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
      elements.add(value(parser, token));
    }
    return elements;
  }

  private static JsonToken next(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw refused("unexpected EOF");
    }
    return token;
  }
}
