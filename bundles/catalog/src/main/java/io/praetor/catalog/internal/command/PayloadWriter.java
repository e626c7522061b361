package io.praetor.catalog.internal.command;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes commands: numbers are unsigned varints, texts carry their length in bytes. */
final class PayloadWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PayloadWriter octet(int value) {
    out.write(value);
    return this;
  }

  PayloadWriter flag(boolean value) {
    return octet(value ? 1 : 0);
  }

  PayloadWriter number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest | 0x80) & 0xFF);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  PayloadWriter real(double value) {
    out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    return this;
  }

  PayloadWriter text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** Without their length: nothing follows. */
  PayloadWriter bytes(byte[] rest) {
    out.writeBytes(rest);
    return this;
  }

  PayloadWriter texts(List<String> values) {
    number(values.size());
    values.forEach(this::text);
    return this;
  }

  /** Sorted, so that equal commands have equal bytes. */
  PayloadWriter pairs(Map<String, String> values) {
    number(values.size());
    new TreeMap<>(values).forEach((name, value) -> text(name).text(value));
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
