package io.praetor.catalog.internal.command;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes commands: numbers are unsigned varints, texts carry their length in bytes. */
public final class PayloadWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public PayloadWriter octet(int value) {
    out.write(value);
    return this;
  }

  public PayloadWriter flag(boolean value) {
    return octet(value ? 1 : 0);
  }

  public PayloadWriter number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest | 0x80) & 0xFF);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  public PayloadWriter real(double value) {
    out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    return this;
  }

  public PayloadWriter text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** Without their length: nothing follows. */
  public PayloadWriter bytes(byte[] rest) {
    out.writeBytes(rest);
    return this;
  }

  public PayloadWriter texts(List<String> values) {
    number(values.size());
    values.forEach(this::text);
    return this;
  }

  /** Sorted, so that equal commands have equal bytes. */
  public PayloadWriter pairs(Map<String, String> values) {
    number(values.size());
    new TreeMap<>(values).forEach((name, value) -> text(name).text(value));
    return this;
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }
}
