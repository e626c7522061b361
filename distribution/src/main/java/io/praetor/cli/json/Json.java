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

  /** A number or a switch, as it was written. */
  private record Literal(String text) {}

  /** A map, a list, a text, a literal, or null. */
  private final Object value;

  private Json(Object value) {
    this.value = value;
  }

  /** An object without members. */
  public static Json object() {
    return new Json(Map.of());
  }

  public static Json of(String text) {
    return new Json(text);
  }

  public static Json of(boolean flag) {
    return new Json(new Literal(Boolean.toString(flag)));
  }

  public static Json of(long number) {
    return new Json(new Literal(Long.toString(number)));
  }

  public static Json of(List<Json> elements) {
    return new Json(List.copyOf(elements));
  }

  /** A list of texts. */
  public static Json texts(List<String> elements) {
    return of(elements.stream().map(Json::of).toList());
  }

  /** This object with a member more, or another value for one. */
  public Json with(String name, Json member) {
    Map<String, Json> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> old) {
      old.forEach((known, one) -> object.put((String) known, (Json) one));
    }
    object.put(name, member);
    return new Json(object);
  }

  /** This object with a text more. */
  public Json with(String name, String text) {
    return with(name, of(text));
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
    if (token == JsonToken.VALUE_NULL) {
      return NULL;
    }
    String text = parser.getText();
    return new Json(token == JsonToken.VALUE_STRING ? text : new Literal(text));
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
    return value instanceof Literal literal
        ? literal.text()
        : value instanceof String text ? text : "";
  }

  /** What Go's {@code omitempty} leaves out: null, zero, no, and what has nothing in it. */
  public boolean isEmpty() {
    if (value instanceof Map<?, ?> object) {
      return object.isEmpty();
    } else if (value instanceof List<?> list) {
      return list.isEmpty();
    }
    String text = text();
    boolean zero = text.equals("0") || text.equals("false");
    return text.isEmpty() || (zero && value instanceof Literal);
  }

  /** The document, without white space. */
  public String written() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private void write(StringBuilder out) {
    if (value instanceof Map<?, ?> object) {
      String separator = "{";
      for (Map.Entry<?, ?> member : object.entrySet()) {
        out.append(separator).append(GoJson.quote((String) member.getKey())).append(':');
        ((Json) member.getValue()).write(out);
        separator = ",";
      }
      out.append(object.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object element : list) {
        out.append(separator);
        ((Json) element).write(out);
        separator = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof String text) {
      out.append(GoJson.quote(text));
    } else {
      out.append(value == null ? "null" : text());
    }
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
