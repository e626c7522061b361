package io.praetor.rpc.internal.relay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Numbers and texts as bytes: big-endian, texts in UTF-8 behind their length. */
final class HeadWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  HeadWriter number8(int value) {
    out.write(value);
    return this;
  }

  HeadWriter number16(int value) {
    return number8(value >>> 8).number8(value);
  }

  HeadWriter number32(int value) {
    return number16(value >>> 16).number16(value);
  }

  HeadWriter bytes(byte[] value) {
    number32(value.length);
    out.writeBytes(value);
    return this;
  }

  HeadWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  HeadWriter headers(Map<String, List<String>> headers) {
    number16(headers.size());
    headers.forEach(
        (name, values) -> {
          text(name);
          number16(values.size());
          values.forEach(this::text);
        });
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
