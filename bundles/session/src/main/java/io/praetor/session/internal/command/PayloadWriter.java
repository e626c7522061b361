package io.praetor.session.internal.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

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

  PayloadWriter text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  PayloadWriter texts(List<String> values) {
    number(values.size());
    values.forEach(this::text);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
