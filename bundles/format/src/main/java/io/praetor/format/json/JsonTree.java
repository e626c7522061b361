package io.praetor.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.praetor.spi.http.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text as maps in the order of the text, lists, strings, {@link Long} ({@link BigInteger}
 * where that is too small), {@link Double}, booleans and null. Refusals are in the words of Go's
 * decoder, as far as they can be told.
 */
public final class JsonTree {

  /** Deeper than any body that means something. */
  private static final int MAX_DEPTH = 64;

  /** A body has a limit of its own, so strings need none. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonTree() {}

  /**
   * Reads the first value of a text; what follows it is not looked at.
   *
   * @param text in UTF-8, whatever it begins with; as in Go, bytes that are none read as U+FFFD
   */
  public static Object parse(byte[] text, Refusal refusal) {
    String characters = new String(text, StandardCharsets.UTF_8);
    try (JsonParser parser = FACTORY.createParser(characters)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw refusal.because("EOF");
      }
      return value(parser, first, refusal);
    } catch (JsonEOFException e) {
      throw refusal.because("unexpected EOF");
    } catch (JsonProcessingException e) {
      throw refusal.because(reason(characters, e));
    } catch (IOException e) {
      throw new UncheckedIOException("from memory", e);
    }
  }

  /** Writes a tree. */
  public static void write(JsonWriter out, Object value) {
    if (value == null) {
      out.nullValue();
    } else if (value instanceof String text) {
      out.value(text);
    } else if (value instanceof Boolean flag) {
      out.value(flag);
    } else if (value instanceof Integer || value instanceof Long) {
      out.value(((Number) value).longValue());
    } else if (value instanceof BigInteger large && large.signum() > 0 && large.bitLength() <= 64) {
      out.unsigned(large.longValue());
    } else if (value instanceof Number number) {
      out.value(number.doubleValue());
    } else if (value instanceof Map<?, ?> members) {
      out.beginObject();
      members.forEach((name, member) -> write(out.name((String) name), member));
      out.endObject();
    } else if (value instanceof List<?> elements) {
      out.beginArray();
      elements.forEach(element -> write(out, element));
      out.endArray();
    } else {
      throw new IllegalArgumentException("no JSON value: " + value.getClass());
    }
  }

  private static String reason(String text, JsonProcessingException problem) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return "EOF";
    }
    char first = stripped.charAt(0);
    return "{[\"-0123456789tfn".indexOf(first) >= 0
        ? problem.getOriginalMessage()
        : "invalid character '" + first + "' looking for beginning of value";
  }

  private static Object value(JsonParser parser, JsonToken token, Refusal refusal)
      throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser, refusal);
      case START_ARRAY -> array(parser, refusal);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw refusal.because("unexpected " + token);
    };
  }

  private static Number whole(JsonParser parser) throws IOException {
    Number number = parser.getNumberValue();
    return number instanceof BigInteger ? number : (Number) number.longValue();
  }

  private static Map<String, Object> object(JsonParser parser, Refusal refusal) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      members.put(name, value(parser, next(parser, refusal), refusal));
    }
    return members;
  }

  private static List<Object> array(JsonParser parser, Refusal refusal) throws IOException {
    List<Object> elements = new ArrayList<>();
    JsonToken token = next(parser, refusal);
    while (token != JsonToken.END_ARRAY) {
      elements.add(value(parser, token, refusal));
      token = next(parser, refusal);
    }
    return elements;
  }

  private static JsonToken next(JsonParser parser, Refusal refusal) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw refusal.because("unexpected EOF");
    }
    return token;
  }
}
