package io.praetor.config.internal.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON to a tree. Streaming, because data binding costs more start-up time than the whole rest of
 * the configuration.
 */
public final class JsonText {

  private JsonText() {}

  /** The tree of a whole document whose root is an object. */
  public static Map<String, Object> object(String text) throws ConfigurationException {
    Object value = value(text);
    if (value instanceof Map<?, ?> map) {
      return Trees.object(map);
    }
    throw new ConfigurationException(
        "json: cannot unmarshal " + Trees.jsonKind(value) + " into an object");
  }

  /** The tree of a whole document. */
  public static Object value(String text) throws ConfigurationException {
    try (JsonParser parser = factory().createParser(text)) {
      if (parser.nextToken() == null) {
        throw new ConfigurationException("unexpected end of JSON input");
      }
      Object value = read(parser);
      if (parser.nextToken() != null) {
        throw new ConfigurationException(
            "invalid data after top-level value at line "
                + parser.currentTokenLocation().getLineNr());
      }
      return value;
    } catch (JsonEOFException e) {
      throw new ConfigurationException("unexpected end of JSON input", e);
    } catch (JsonProcessingException e) {
      throw new ConfigurationException(located(e), e);
    } catch (IOException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(Limits.MAX_DEPTH).build())
        .build();
  }

  private static String located(JsonProcessingException e) {
    String what = e.getOriginalMessage().replace('\n', ' ');
    return e.getLocation() == null ? what : "line " + e.getLocation().getLineNr() + ": " + what;
  }

  private static Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> readInteger(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** An integer beyond 64 bits is a floating-point number, as it is to Go. */
  private static Object readInteger(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? (Object) parser.getDoubleValue()
        : (Object) parser.getLongValue();
  }

  private static Map<String, Object> readObject(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, read(parser));
    }
    return object;
  }

  private static List<Object> readArray(JsonParser parser) throws IOException {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(read(parser));
    }
    return list;
  }
}
