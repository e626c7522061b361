package io.praetor.spi.http;

import org.osgi.annotation.versioning.ProviderType;

/** Writes one JSON value, piece by piece, in the format that the request asked for. */
@ProviderType
public interface JsonWriter {

  JsonWriter beginObject();

  JsonWriter endObject();

  JsonWriter beginArray();

  JsonWriter endArray();

  /** A member's name; its value follows. */
  JsonWriter name(String name);

  /** A string, or null. */
  JsonWriter value(String value);

  JsonWriter value(long value);

  /** A number that may use all 64 bits. */
  JsonWriter unsigned(long value);

  /** A number with a fraction; neither infinite nor NaN, which JSON does not have. */
  JsonWriter value(double value);

  JsonWriter value(boolean value);

  /** Bytes in base64, or null. */
  JsonWriter base64(byte[] value);

  JsonWriter nullValue();
}
