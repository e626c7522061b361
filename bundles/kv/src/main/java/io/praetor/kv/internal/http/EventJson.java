package io.praetor.kv.internal.http;

import io.praetor.spi.http.JsonWriter;
import java.util.Base64;

/**
 * JSON on one line, for events: what the server does for bodies cannot be had for pieces of a
 * stream.
 */
final class EventJson implements JsonWriter {

  private static final char FIRST_PRINTABLE = ' ';

  private final StringBuilder text = new StringBuilder();

  @Override
  public String toString() {
    return text.toString();
  }

  @Override
  public JsonWriter beginObject() {
    return open('{');
  }

  @Override
  public JsonWriter endObject() {
    text.append('}');
    return this;
  }

  @Override
  public JsonWriter beginArray() {
    return open('[');
  }

  @Override
  public JsonWriter endArray() {
    text.append(']');
    return this;
  }

  @Override
  public JsonWriter name(String name) {
    value(name);
    text.append(':');
    return this;
  }

  @Override
  public JsonWriter value(String value) {
    if (value == null) {
      return nullValue();
    }
    divide();
    text.append('"');
    for (int n = 0; n < value.length(); n++) {
      append(value.charAt(n));
    }
    text.append('"');
    return this;
  }

  @Override
  public JsonWriter value(long value) {
    return token(Long.toString(value));
  }

  @Override
  public JsonWriter unsigned(long value) {
    return token(Long.toUnsignedString(value));
  }

  @Override
  public JsonWriter value(double value) {
    return token(Double.toString(value));
  }

  @Override
  public JsonWriter value(boolean value) {
    return token(Boolean.toString(value));
  }

  @Override
  public JsonWriter base64(byte[] value) {
    return value == null
        ? nullValue()
        : token('"' + Base64.getEncoder().encodeToString(value) + '"');
  }

  @Override
  public JsonWriter nullValue() {
    return token("null");
  }

  private JsonWriter open(char bracket) {
    divide();
    text.append(bracket);
    return this;
  }

  private JsonWriter token(String token) {
    divide();
    text.append(token);
    return this;
  }

  /** A comma, unless this is the first thing in here. */
  private void divide() {
    char last = text.isEmpty() ? '[' : text.charAt(text.length() - 1);
    if (last != '[' && last != '{' && last != ':') {
      text.append(',');
    }
  }

  private void append(char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> text.append(c < FIRST_PRINTABLE ? String.format("\\u%04x", (int) c) : c);
    }
  }
}
