package io.praetor.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value of an agent's answer. What is absent is null, and null is empty: a text without
 * characters, a list without elements, zero, no. Numbers stay as they were written.
 */
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Json NULL = new Json(null);

  /** A map, a list, a text (also for numbers and switches), or null. */
  private final Object value;

  private Json(Object value) {
    this.value = value;
  }

  /** Reads a whole document. */
  public static Json parse(byte[] text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new IOException("EOF");
      }
      return read(parser);
    } catch (JsonProcessingException malformed) {
      throw new IOException("the agent's answer is not what was asked for", malformed);
    }
  }

  private static Json read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Json> object = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        object.put(name, read(parser));
      }
      return new Json(object);
    } else if (token == JsonToken.START_ARRAY) {
      List<Json> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(read(parser));
      }
      return new Json(list);
    }
    return token == JsonToken.VALUE_NULL ? NULL : new Json(parser.getText());
  }

  /** The member of an object. */
  public Json get(String name) {
    Object member = value instanceof Map<?, ?> object ? object.get(name) : null;
    return member == null ? NULL : (Json) member;
  }

  /** The elements of an array. */
  public List<Json> list() {
    List<Json> elements = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(element -> elements.add((Json) element));
    }
    return elements;
  }

  /** The members of an object, by name. */
  public Map<String, Json> members() {
    Map<String, Json> members = new TreeMap<>();
    if (value instanceof Map<?, ?> object) {
      object.forEach((name, member) -> members.put((String) name, (Json) member));
    }
    return members;
  }

  /** The members of an object of texts, by name. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    members().forEach((name, member) -> texts.put(name, member.text()));
    return texts;
  }

  public boolean isNull() {
    return value == null;
  }

  public boolean isObject() {
    return value instanceof Map<?, ?>;
  }

  /** A text, a number as it was written, {@code true} or {@code false}. */
  public String text() {
    return value instanceof String text ? text : "";
  }

  public boolean isTrue() {
    return text().equals("true");
  }

  /** A number, which may have a fraction. */
  public double number() throws IOException {
    try {
      return text().isEmpty() ? 0 : Double.parseDouble(text());
    } catch (NumberFormatException malformed) {
      throw new IOException("the agent's answer is not what was asked for", malformed);
    }
  }

  /** A whole number; those beyond what a long holds keep their bits. */
  public long whole() throws IOException {
    try {
      return text().isEmpty()
          ? 0
          : text().startsWith("-") ? Long.parseLong(text()) : Long.parseUnsignedLong(text());
    } catch (NumberFormatException malformed) {
      throw new IOException("the agent's answer is not what was asked for", malformed);
    }
  }
}
