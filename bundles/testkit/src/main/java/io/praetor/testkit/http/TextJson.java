package io.praetor.testkit.http;

import io.praetor.spi.http.JsonWriter;
import java.util.Base64;

/** Compact JSON for comparisons; strings are not escaped. */
public final class TextJson implements JsonWriter {

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
    return put(value == null ? "null" : '"' + value + '"');
  }

  @Override
  public JsonWriter value(long value) {
    return put(Long.toString(value));
  }

  @Override
  public JsonWriter unsigned(long value) {
    return put(Long.toUnsignedString(value));
  }

  @Override
  public JsonWriter value(double value) {
    return put(Double.toString(value));
  }

  @Override
  public JsonWriter value(boolean value) {
    return put(Boolean.toString(value));
  }

  @Override
  public JsonWriter base64(byte[] value) {
    return value(value == null ? null : Base64.getEncoder().encodeToString(value));
  }

  @Override
  public JsonWriter nullValue() {
    return put("null");
  }

  private JsonWriter open(char bracket) {
    put("");
    text.append(bracket);
    return this;
  }

  private JsonWriter put(String token) {
    char last = text.isEmpty() ? '[' : text.charAt(text.length() - 1);
    if (last != '[' && last != '{' && last != ':') {
      text.append(',');
    }
    text.append(token);
    return this;
  }
}
