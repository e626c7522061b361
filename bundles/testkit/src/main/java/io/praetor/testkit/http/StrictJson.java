package io.praetor.testkit.http;

import io.praetor.spi.http.JsonWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * As {@link TextJson}, and fails on what would be no JSON: values of members without names, names
 * without values, ends of what has not begun.
 */
public final class StrictJson implements JsonWriter {

  /** Where the next thing is written. */
  private enum Place {
    TOP,
    ARRAY,
    MEMBER,
    VALUE,
    END
  }

  private final TextJson text = new TextJson();
  private final Deque<Place> outer = new ArrayDeque<>();
  private Place place = Place.TOP;

  /** The value, which has to be whole. */
  public String text() {
    require(place == Place.END, "the end, at");
    return text.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }

  @Override
  public JsonWriter beginObject() {
    begin(Place.MEMBER);
    text.beginObject();
    return this;
  }

  @Override
  public JsonWriter endObject() {
    end(Place.MEMBER);
    text.endObject();
    return this;
  }

  @Override
  public JsonWriter beginArray() {
    begin(Place.ARRAY);
    text.beginArray();
    return this;
  }

  @Override
  public JsonWriter endArray() {
    end(Place.ARRAY);
    text.endArray();
    return this;
  }

  @Override
  public JsonWriter name(String name) {
    require(place == Place.MEMBER && name != null, "the name " + name + ", at");
    place = Place.VALUE;
    text.name(name);
    return this;
  }

  @Override
  public JsonWriter value(String value) {
    one();
    text.value(value);
    return this;
  }

  @Override
  public JsonWriter value(long value) {
    one();
    text.value(value);
    return this;
  }

  @Override
  public JsonWriter unsigned(long value) {
    one();
    text.unsigned(value);
    return this;
  }

  @Override
  public JsonWriter value(double value) {
    require(Double.isFinite(value), value + ", which JSON does not have, at");
    one();
    text.value(value);
    return this;
  }

  @Override
  public JsonWriter value(boolean value) {
    one();
    text.value(value);
    return this;
  }

  @Override
  public JsonWriter base64(byte[] value) {
    one();
    text.base64(value);
    return this;
  }

  @Override
  public JsonWriter nullValue() {
    one();
    text.nullValue();
    return this;
  }

  private void begin(Place inner) {
    one();
    outer.push(place);
    place = inner;
  }

  private void end(Place inner) {
    require(
        place == inner, "the end of an " + (inner == Place.ARRAY ? "array" : "object") + ", at");
    place = outer.pop();
  }

  /** A whole value begins. */
  private void one() {
    require(place != Place.MEMBER && place != Place.END, "a value, at");
    if (place == Place.VALUE) {
      place = Place.MEMBER;
    } else if (place == Place.TOP) {
      place = Place.END;
    }
  }

  private void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what + " " + place + " of " + text);
    }
  }
}
